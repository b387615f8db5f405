"""Edits of the assets of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import changed, replace_item


def add_assets(assets: Sequence[Asset]) -> Edit:
    """Add assets; those that are there already stay as they are."""
    return Edit("Add assets", lambda document: with_assets(document, assets))


def update_asset(sha256: str, **fields: Any) -> Edit:
    """Set title, licence, tags or stars of an asset."""

    def apply(document: Document) -> Document:
        assets = replace_item(document.assets, sha256, lambda asset: changed(asset, **fields), "asset")
        same = assets is document.assets
        return document if same else document.model_copy(update={"assets": assets})

    return Edit("Change asset", apply)


def renamed_take(document: Document, name: str, old: str, new: str, untitled: str = "") -> str:
    """Return the name of what showed the asset `old` and shows `new`: the title of `new`, unless a person named it.

    Parameters
    ----------
    untitled : str
        What something is called whose asset has no title.
    """
    assets = document.find_asset(old), document.find_asset(new)
    before, after = (asset.title or untitled if asset is not None else untitled for asset in assets)
    return after if name == before else name


def mark_assets(assets: Sequence[Asset], **fields: Any) -> Edit:
    """Set title, licence, tags or stars of several assets in one step; those that aren't there yet are added."""

    def apply(document: Document) -> Document:
        new = with_assets(document, assets)
        for asset in assets:
            new = update_asset(asset.sha256, **fields).apply(new)
        return new

    return Edit("Change asset", apply)


def with_assets(document: Document, assets: Sequence[Asset]) -> Document:
    """Return the document with `assets` added where they are missing."""
    known = {asset.sha256 for asset in document.assets}
    fresh = {asset.sha256: asset for asset in assets if asset.sha256 not in known}
    if not fresh:
        return document
    return document.model_copy(update={"assets": (*document.assets, *fresh.values())})

"""Edits of the assets of a document."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from creastudio.core.assets import Asset
from creastudio.core.canvas import ImageLayer, Layer
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import Layers, changed, map_layers, replace_item, rewrite
from creastudio.core.timeline import Clip, Track
from creastudio.core.timeline import Sequence as Sequence_


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
    trash = tuple(asset for asset in document.trash if asset.sha256 not in fresh)
    update = {"assets": (*document.assets, *fresh.values()), "trash": trash}
    # What was thrown away may have come back.
    return with_placeholders(document.model_copy(update=update), gone=False)


_missing_of = attrgetter("missing")


def _named(track: Track, field: str) -> set[str]:
    return set(map(attrgetter(field), track.clips)) - {""}


def with_placeholders(document: Document, *, gone: bool = True) -> Document:
    """Return the document with what shows an asset or artboard that it doesn't hold as a placeholder, and nothing else.

    Parameters
    ----------
    gone : bool
        Whether something may have gone; else only placeholders are looked at, which is quicker.
    """
    known = {asset.sha256 for asset in document.assets}

    def layers(layer: Layer) -> Layers:
        if isinstance(layer, ImageLayer) and layer.missing != (layer.asset not in known):
            return (layer.model_copy(update={"missing": not layer.missing}),)
        return (layer,)

    boards = {artboard.id for artboard in document.artboards}

    def lacks(clip: Clip) -> bool:
        if clip.kind == "artboard":
            return clip.artboard not in boards
        # What another program named has no asset to look for, and is missing until a file is found for it.
        return clip.asset not in known if clip.asset else clip.missing

    def clips(track: Track) -> Track:
        # By loops that run in C: a lane can be long.
        if not any(map(_missing_of, track.clips)) and (
            not gone or (_named(track, "asset") <= known and _named(track, "artboard") <= boards)
        ):
            return track
        if all(clip.missing == lacks(clip) for clip in track.clips):
            return track
        new = (
            clip if clip.missing == lacks(clip) else clip.model_copy(update={"missing": lacks(clip)})
            for clip in track.clips
        )
        return track.model_copy(update={"clips": tuple(new)})

    document = map_layers(document, lambda found: rewrite(found, layers))
    sequences: list[Sequence_] = []
    for sequence in document.sequences:
        tracks = tuple(clips(track) for track in sequence.tracks)
        same = all(new is old for new, old in zip(tracks, sequence.tracks, strict=True))
        sequences.append(sequence if same else sequence.model_copy(update={"tracks": tracks}))
    same = all(new is old for new, old in zip(sequences, document.sequences, strict=True))
    return document if same else document.model_copy(update={"sequences": tuple(sequences)})

"""Edits of the brand kits of a document."""

from __future__ import annotations

from typing import Any

from creastudio.api.brand import BrandKit
from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import changed

MOST = 64
"""Kits of one document."""


def add_brand_kit(kit: BrandKit) -> Edit:
    """Add a kit, or put it in the place of the one with its id."""

    def apply(document: Document) -> Document:
        kits = document.brand_kits
        if any(old.id == kit.id for old in kits):
            return changed(document, brand_kits=tuple(kit if old.id == kit.id else old for old in kits))
        if len(kits) >= MOST:
            raise UserError(f"A project has at most {MOST} brand kits.", "Remove one that isn't used.")
        return changed(document, brand_kits=(*kits, kit))

    return Edit("Add brand kit", apply)


def change_brand_kit(kit_id: str, label: str = "Change brand kit", **fields: Any) -> Edit:
    """Change fields of a kit; UserError when it is gone or a value doesn't fit."""

    def apply(document: Document) -> Document:
        kit = _kit(document, kit_id)
        new = changed(kit, **fields)
        if new is kit:
            return document
        return changed(
            document, brand_kits=tuple(new if old.id == kit_id else old for old in document.brand_kits)
        )

    return Edit(label, apply)


def remove_brand_kit(kit_id: str) -> Edit:
    """Remove a kit; what was made with it stays as it is."""

    def apply(document: Document) -> Document:
        _kit(document, kit_id)
        return changed(document, brand_kits=tuple(kit for kit in document.brand_kits if kit.id != kit_id))

    return Edit("Remove brand kit", apply)


def _kit(document: Document, kit_id: str) -> BrandKit:
    for kit in document.brand_kits:
        if kit.id == kit_id:
            return kit
    raise UserError("This brand kit isn't in the project any more.", "Undo may bring it back.")

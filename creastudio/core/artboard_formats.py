"""Artboards of the usual sizes."""

from __future__ import annotations

from creastudio.api.formats import ArtboardFormat, FormatGroup, FormatTable, format_table
from creastudio.core.canvas import Artboard
from creastudio.core.ids import new_id

__all__ = ["ArtboardFormat", "FormatGroup", "FormatTable", "artboard_of", "format_table"]


def artboard_of(chosen: ArtboardFormat, name: str = "", x: float = 0.0, y: float = 0.0) -> Artboard:
    """Return a new artboard of a format at (x, y) of the canvas."""
    return Artboard(
        id=new_id(), name=name or chosen.title, x=x, y=y, width=chosen.width, height=chosen.height,
        resolution=chosen.resolution, bleed=chosen.bleed, safe=chosen.safe,
    )  # fmt: skip

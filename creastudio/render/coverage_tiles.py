"""Selections and masks as tiles of 256 px among the blobs, and back."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtGui import QImage

from creastudio.core.masks import TILE, MaskTile
from creastudio.core.pixel_selection import PixelSelection
from creastudio.render.coverage import NOTHING, Coverage, Plane
from creastudio.render.image_source import ImageSource
from creastudio.render.masks import mask_picture
from creastudio.render.painter import png_bytes
from creastudio.render.pixels import plane_of

Put = Callable[[bytes], str]
"""Stores bytes and returns their SHA-256."""


def coverage_of(selection: PixelSelection | None, images: ImageSource) -> Coverage:
    """Return what is selected."""
    if selection is None:
        return NOTHING
    picture = mask_picture(selection.as_mask(), images)
    # The array holds no reference to the picture, which others may drop.
    return Coverage(selection.left, selection.top, plane_of(picture, writable=False).copy())


def stored(coverage: Coverage, put: Put) -> PixelSelection | None:
    """Store a selection and return its value; None where nothing is selected.

    Tiles that are covered all over are one blob; most others hold an edge.
    """
    kept = coverage.trimmed()
    height, width = kept.plane.shape
    if not height:
        return None
    tiles: list[MaskTile] = []
    names: dict[bytes, str] = {}
    for row in range(-(-height // TILE)):
        for column in range(-(-width // TILE)):
            square = _square(kept.plane, column, row)
            if not square.any():
                continue
            data = square.tobytes()
            if data not in names:
                names[data] = put(tile_png(square))
            tiles.append(MaskTile(column=column, row=row, sha256=names[data]))
    return PixelSelection(left=kept.left, top=kept.top, width=width, height=height, tiles=tuple(tiles))


def tile_png(square: Plane) -> bytes:
    """Return a tile as the bytes of an 8-bit grey PNG."""
    height, width = square.shape
    data = square.tobytes()
    return png_bytes(QImage(data, width, height, width, QImage.Format.Format_Grayscale8))


def _square(plane: Plane, column: int, row: int) -> Plane:
    """Return a tile of a plane; where it ends within the tile, its last px go on.

    So a selection that is covered up to its edge needs no tile of its own there.
    """
    part = plane[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
    missing = TILE - part.shape[0], TILE - part.shape[1]
    return np.pad(part, ((0, missing[0]), (0, missing[1])), mode="edge") if any(missing) else part

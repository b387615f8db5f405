"""What is selected of layers: as a picture of its own, or hidden by their masks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QTransform

from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits.masks import with_tiles
from creastudio.core.masks import TILE, Mask
from creastudio.core.pixel_selection import PixelSelection
from creastudio.render.compositor import Compositor
from creastudio.render.coverage import Plane
from creastudio.render.coverage_shapes import alone
from creastudio.render.coverage_tiles import Put, tile_png
from creastudio.render.image_source import ImageSource
from creastudio.render.masks import mask_map, mask_picture
from creastudio.render.pixels import pixels_of, plane_of
from creastudio.render.sheet import blank


def selected_picture(
    document: Document,
    artboard: Artboard,
    layer_ids: Sequence[str],
    images: ImageSource,
    go_on: Callable[[], bool] | None = None,
) -> tuple[QRect, QImage] | None:
    """Return what is selected of layers, and which artboard px it covers; None where nothing is painted there.

    Parameters
    ----------
    layer_ids : sequence of str
        The layers; none for all that the artboard shows.
    go_on : callable, optional
        That of ``Compositor``.
    """
    selection = artboard.selection
    whole = QRect(0, 0, artboard.width, artboard.height)
    if selection is None:
        return None
    rect = QRect(selection.left, selection.top, selection.width, selection.height) & whole
    seen = alone(artboard, list(layer_ids)) if layer_ids else artboard
    image = Compositor(document, images, go_on=go_on).artboard(seen, rect, QTransform())
    with QPainter(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        corner = QPoint(selection.left, selection.top) - rect.topLeft()
        painter.drawImage(corner, mask_picture(selection.as_mask(), images))
    alpha = pixels_of(image, writable=False)[..., 3]
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    if not rows.size:
        return None
    inner = QRect(QPoint(int(columns[0]), int(rows[0])), QPoint(int(columns[-1]), int(rows[-1])))
    return inner.translated(rect.topLeft()), image.copy(inner)


def hiding(mask: Mask, selection: PixelSelection, parent: QTransform, images: ImageSource, put: Put) -> Mask:
    """Return a mask that no longer shows what is selected.

    Parameters
    ----------
    parent : QTransform
        From the px that the layer of the mask lies in to artboard px.
    put : callable
        Stores the tiles that change.
    """
    sharp = mask.model_copy(update={"feather": 0.0})
    before = plane_of(mask_picture(sharp, images), writable=False).copy()
    whole = QRect(0, 0, mask.width, mask.height)
    after = np.minimum(before, 255 - laid(selection, mask, parent, whole, images))
    changed = {
        (column, row): put(tile_png(_tile(after, column, row, mask.ground)))
        for row in range(-(-mask.height // TILE))
        for column in range(-(-mask.width // TILE))
        if not np.array_equal(before[_place(column, row)], after[_place(column, row)])
    }
    return with_tiles(mask, changed)


def laid(
    selection: PixelSelection, mask: Mask, parent: QTransform, part: QRect, images: ImageSource
) -> Plane:
    """Return how much is selected of each px of a part of a mask's grid."""
    back, possible = (mask_map(mask) * parent).inverted()
    cover = blank(part.width(), part.height(), QImage.Format.Format_Alpha8)
    if possible:
        with QPainter(cover) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            corner = QTransform.fromTranslate(-part.left(), -part.top())
            painter.setTransform(mask_map(selection.as_mask()) * back * corner)
            painter.drawImage(0, 0, mask_picture(selection.as_mask(), images))
    return plane_of(cover).copy()


def within(before: Plane, after: Plane, cover: Plane) -> Plane:
    """Return `after` where `cover` is 255, `before` where it is 0, and what lies between where it is in between."""
    share = cover.astype(np.float32) / 255
    return (before + (after.astype(np.float32) - before) * share + 0.5).astype(np.uint8)


def _place(column: int, row: int) -> tuple[slice, slice]:
    return slice(row * TILE, (row + 1) * TILE), slice(column * TILE, (column + 1) * TILE)


def _tile(plane: Plane, column: int, row: int, ground: int) -> Plane:
    """Return a whole tile of a plane; what lies beside the grid is as the ground."""
    part = plane[_place(column, row)]
    missing = TILE - part.shape[0], TILE - part.shape[1]
    if not any(missing):
        return part
    return np.pad(part, ((0, missing[0]), (0, missing[1])), constant_values=ground)

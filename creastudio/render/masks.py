"""Pixel masks: tiles put together, and laid over a sheet."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from creastudio.core.masks import TILE, Mask
from creastudio.core.placement import Affine, box_map
from creastudio.render.effects import blurred
from creastudio.render.image_source import ImageSource
from creastudio.render.pixels import plane_of
from creastudio.render.sheet import Sheet, blank


def apply_mask(sheet: Sheet, mask: Mask, images: ImageSource) -> None:
    """Keep of a sheet what the mask shows."""
    cover = blank(sheet.rect.width(), sheet.rect.height())
    cover.fill(QColor(0, 0, 0, mask.ground))
    if mask.tiles:
        with QPainter(cover) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.setTransform(mask_map(mask) * sheet.local)
            painter.drawImage(QPoint(0, 0), mask_picture(mask, images))
    with QPainter(sheet.image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(QPoint(0, 0), cover)


def mask_map(mask: Mask) -> QTransform:
    """Return the map from mask px to the px that its layer lies in."""
    place = mask.transform
    grid = QTransform.fromScale(place.width / mask.width, place.height / mask.height)
    return grid * as_transform(box_map(place))


def mask_picture(mask: Mask, images: ImageSource) -> QImage:
    """Return a mask as an 8-bit alpha image of its grid; tiles that are missing show what the ground shows."""
    return images.kept(
        ("mask", mask.tiles, mask.width, mask.height, mask.ground, mask.feather),
        lambda: _put_together(mask, images),
    )


def _put_together(mask: Mask, images: ImageSource) -> QImage:
    picture = blank(mask.width, mask.height, QImage.Format.Format_Alpha8)
    plane = plane_of(picture)
    plane[...] = mask.ground
    for tile in mask.tiles:
        grey = images.grey(tile.sha256)
        if grey is None or (grey.width(), grey.height()) != (TILE, TILE):
            continue
        left, top = tile.column * TILE, tile.row * TILE
        part = plane[top : top + TILE, left : left + TILE]
        part[...] = plane_of(grey)[: part.shape[0], : part.shape[1]]
    if mask.feather:
        plane[...] = blurred(np.ascontiguousarray(plane), mask.feather)
    return picture


def as_transform(affine: Affine) -> QTransform:
    """Return an affine map as Qt's."""
    return QTransform(*affine)

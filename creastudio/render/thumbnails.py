"""Small pictures of artboards and assets, kept by the identity of what they show."""

from __future__ import annotations

from collections import OrderedDict
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.render.content import paint_placeholder
from creastudio.render.image_source import ImageSource, decode
from creastudio.render.painter import render_artboard
from creastudio.render.sheet import PAINTED

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

PIXEL_ART_SIDE = 128
"""Pictures up to this size keep their hard squares when they are enlarged, px."""


class Thumbnails:
    """Thumbnails of one project.

    An unchanged artboard is the same object in every version of the document, so identity says whether its
    thumbnail still holds.

    Parameters
    ----------
    images : ImageSource
        Where pictures come from.
    keep : int
        How many thumbnails to keep.
    """

    def __init__(self, images: ImageSource, keep: int = 256) -> None:
        self._images = images
        self._keep = keep
        self._artboards: OrderedDict[tuple[str, int], tuple[Artboard, int, QImage]] = OrderedDict()
        self._assets: OrderedDict[tuple[str, int], QImage] = OrderedDict()

    def forget(self) -> None:
        """Make the pictures of all assets anew."""
        self._assets.clear()

    def artboard(self, document: Document, artboard_id: str, side: int) -> QImage:
        """Return an artboard whose longer side is `side` px; KeyError when there is none."""
        artboard = document.artboard(artboard_id)
        kept = self._artboards.get((artboard_id, side))
        epoch = self._images.epoch
        if kept is not None and kept[0] is artboard and kept[1] == epoch:
            self._artboards.move_to_end((artboard_id, side))
            return kept[2]
        size = fitted(artboard.width, artboard.height, side)
        image = render_artboard(document, artboard_id, self._images, size)
        _remember(self._artboards, (artboard_id, side), (artboard, epoch, image), self._keep)
        return image

    def asset(self, sha256: str, side: int) -> QImage:
        """Return a picture whose longer side is `side` px, or the sign for missing media."""
        kept = self._assets.get((sha256, side))
        if kept is not None:
            self._assets.move_to_end((sha256, side))
            return kept
        image = asset_thumbnail(self._images, sha256, side)
        if self._images.image(sha256) is not None:
            _remember(self._assets, (sha256, side), image, self._keep)
        return image


def asset_thumbnail(images: ImageSource, sha256: str, side: int) -> QImage:
    """Return one picture whose longer side is `side` px; small pixel art keeps its squares."""
    source = images.image(sha256)
    width, height = fitted(source.width(), source.height(), side) if source is not None else (side, side)
    thumbnail = QImage(width, height, PAINTED)
    thumbnail.fill(0)
    with QPainter(thumbnail) as painter:
        box = QRectF(0, 0, width, height)
        nearest = images.image_for(sha256, width, height)
        if source is None or nearest is None:
            paint_placeholder(painter, box.adjusted(1, 1, -1, -1))
        else:
            smooth = max(source.width(), source.height()) > PIXEL_ART_SIDE or width < source.width()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(box, nearest, QRectF(nearest.rect()))
    return thumbnail


def bytes_thumbnail(data: bytes, side: int) -> QImage | None:
    """Return a PNG, JPEG or WebP picture whose longer side is `side` px at most; None for anything else."""
    image = decode(data)
    if image is None:
        return None
    if max(image.width(), image.height()) <= side:
        return image
    width, height = fitted(image.width(), image.height(), side)
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def fitted(width: int, height: int, side: int) -> tuple[int, int]:
    """Return `width` x `height` scaled so that the longer side is `side` px, each at least 1."""
    scale = side / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _remember(kept: OrderedDict[_Key, _Value], key: _Key, value: _Value, limit: int) -> None:
    kept[key] = value
    while len(kept) > limit:
        kept.popitem(last=False)

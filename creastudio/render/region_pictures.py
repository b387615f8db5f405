"""What a generator is given of the artboard that it works on: the picture under a selection, and the selection."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColorSpace, QImage, QPainter, QTransform

from creastudio.api.region import Region
from creastudio.core.document import Document
from creastudio.core.pixel_selection import selection_of
from creastudio.render.compositor import Compositor
from creastudio.render.image_source import ImageSource
from creastudio.render.masks import mask_picture
from creastudio.render.sheet import blank

SHADE = 0.72
"""How much of what isn't selected is taken away in a small picture of a region."""


def region_picture(document: Document, region: Region, images: ImageSource) -> QImage:
    """Return what is painted in a region, one px an artboard px, in sRGB; any thread may call it.

    Raises
    ------
    KeyError
        When the document has no such artboard.
    """
    image = Compositor(document, images).artboard(
        document.artboard(region.artboard), _frame(region), QTransform()
    )
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return image


def region_mask(region: Region, images: ImageSource) -> QImage:
    """Return what is selected of a region as an 8-bit grey image of its size, white where it is selected."""
    cover = _cover(region, images, region.width, region.height)
    cover.reinterpretAsFormat(QImage.Format.Format_Grayscale8)
    return cover


def region_thumbnail(document: Document, region: Region, images: ImageSource, side: int) -> QImage:
    """Return a small picture of a region, `side` px at the longer side, with what isn't selected dimmed."""
    scale = side / max(region.width, region.height)
    width, height = max(1, round(region.width * scale)), max(1, round(region.height * scale))
    to_device = QTransform.fromScale(width / region.width, height / region.height)
    rect = to_device.mapRect(QRectF(_frame(region))).toRect()
    rect.setSize(QRect(0, 0, width, height).size())
    seen = Compositor(document, images).artboard(document.artboard(region.artboard), rect, to_device)
    cover = _cover(region, images, width, height)
    shade = blank(width, height)
    shade.fill(Qt.GlobalColor.black)
    with QPainter(shade) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        painter.drawImage(0, 0, cover)
    with QPainter(seen) as painter:
        painter.setOpacity(SHADE)
        painter.drawImage(0, 0, shade)
    return seen


def _frame(region: Region) -> QRect:
    return QRect(region.left, region.top, region.width, region.height)


def _cover(region: Region, images: ImageSource, width: int, height: int) -> QImage:
    """Return what is selected of a region as an alpha image of `width` x `height` px."""
    selection = selection_of(region)
    cover = blank(width, height, QImage.Format.Format_Alpha8)
    with QPainter(cover) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(width / region.width, height / region.height)
        painter.drawImage(
            selection.left - region.left,
            selection.top - region.top,
            mask_picture(selection.as_mask(), images),
        )
    return cover

"""Whole artboards as images, for thumbnails and files."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect
from PySide6.QtGui import QColorSpace, QImage, QImageWriter, QTransform

from creastudio.core.document import Document
from creastudio.render.compositor import Compositor
from creastudio.render.image_source import ImageSource


def render_artboard(
    document: Document,
    artboard_id: str,
    images: ImageSource,
    size: tuple[int, int] | None = None,
    *,
    bleed: bool = False,
) -> QImage:
    """Return an artboard as an sRGB image of `size` px (its own size when left out); any thread may call it.

    Parameters
    ----------
    bleed : bool
        Whether what lies beyond the edges, as far as the bleed goes, is part of the image; `size` counts without.

    Raises
    ------
    KeyError
        When the document has no such artboard.
    MemoryError
        When there is no room for an image of that size.
    """
    artboard = document.artboard(artboard_id)
    width, height = size or (artboard.width, artboard.height)
    scale_x, scale_y = width / artboard.width, height / artboard.height
    over_x = round(artboard.bleed * scale_x) if bleed else 0
    over_y = round(artboard.bleed * scale_y) if bleed else 0
    rect = QRect(-over_x, -over_y, width + 2 * over_x, height + 2 * over_y)
    image = Compositor(document, images).artboard(artboard, rect, QTransform.fromScale(scale_x, scale_y))
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return image


def png_bytes(image: QImage) -> bytes:
    """Return an image as the bytes of a PNG."""
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(device, QByteArray(b"png")).write(image):
        raise MemoryError("there was no room to encode the image")
    return bytes(device.data().data())

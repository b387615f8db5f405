"""Pictures on the pages of a PDF: layers that show one, with their masks, and what had to be flattened."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from creastudio.core.canvas import ImageLayer
from creastudio.core.masks import Mask
from creastudio.export.options import PdfOptions
from creastudio.export.pdf_images import Plane, Stored, stored
from creastudio.export.pdf_pictures import PdfPictures
from creastudio.export.raster import as_pillow
from creastudio.render.bounds import layer_transform
from creastudio.render.content import device_size
from creastudio.render.image_source import ImageSource
from creastudio.render.masks import apply_mask
from creastudio.render.pixels import pixels_of
from creastudio.render.sheet import Sheet

FINER = 1.5
"""How much finer than was asked for a picture may be before it is made as coarse."""

PART = 0.7
"""A picture of which less than this shows is stored without the rest."""

_GLANCE = 256
"""Side of what is looked at to tell which part of a mask shows, px."""


@dataclass(frozen=True)
class PicturesOnPages:
    """Draws pictures, coded as the options say."""

    pictures: PdfPictures
    images: ImageSource
    options: PdfOptions

    def layer(self, painter: QPainter, layer: ImageLayer, to_page: QTransform, mask: Mask | None) -> bool:
        """Draw a layer into its own box, in its own px or, where they are far too many, those of the page.

        Parameters
        ----------
        painter : QPainter
            In the px of the layer's box.
        to_page : QTransform
            From there to px of the page.
        mask : Mask or None
            Applied to it, in the px that the layer lies in.

        Returns
        -------
        bool
            False where there is no picture to draw.
        """
        image = None if layer.missing else self.images.image(layer.asset)
        if image is None:
            return False
        box = QRectF(0, 0, layer.transform.width, layer.transform.height)
        shown = painter.clipBoundingRect() & box if painter.hasClipping() else box
        if mask is not None:
            shown &= self._seen(mask, layer, box)
        if shown.isEmpty():
            return True
        own = _px_of(shown, box, image)
        if own.width() * own.height() >= PART * image.width() * image.height():
            own = image.rect()
        where = _place_of(own, box, image)
        room = QSize(*(max(1, round(side)) for side in device_size(to_page, where)))
        lossless = self.options.pictures == "lossless" or not layer.smooth
        fine = not lossless and min(own.width() / room.width(), own.height() / room.height()) > FINER
        size = room if fine else own.size()
        masked = mask and (layer.transform, room.toTuple())
        key = (layer.asset, own.getRect(), size.toTuple(), lossless, mask, masked)

        def made() -> Stored:
            piece = image if own == image.rect() else image.copy(own)
            if size != own.size():
                smooth = Qt.TransformationMode.SmoothTransformation
                piece = piece.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            shows = None if mask is None else self._shows(mask, layer, where, room)
            return self._coded(piece, shows, lossless=lossless)

        painter.drawImage(where, self.pictures.stand_in(key, made))
        return True

    def flat(self, painter: QPainter, box: QRectF, image: QImage) -> None:
        """Draw what was painted in px of the page into a box."""
        lossless = self.options.pictures == "lossless"
        # A key of its own: no two flattened parts are looked for twice.
        key = ("flat", image.cacheKey())
        painter.drawImage(
            box, self.pictures.stand_in(key, lambda: self._coded(image, None, lossless=lossless))
        )

    def _coded(self, image: QImage, shows: Plane | None, *, lossless: bool) -> Stored:
        picture = as_pillow(image)
        if picture.mode == "RGBA":
            alpha = picture.getchannel("A")
            picture = picture.convert("RGB")
            shows = np.asarray(alpha) if shows is None else _both(shows, alpha)
        return stored(picture, shows, None if lossless else self.options.quality)

    def _seen(self, mask: Mask, layer: ImageLayer, box: QRectF) -> QRectF:
        """Return about which part of a layer its mask shows, in the px of its box."""
        plane = self._shows(mask, layer, box, QSize(_GLANCE, _GLANCE))
        rows, columns = np.flatnonzero(plane.any(axis=1)), np.flatnonzero(plane.any(axis=0))
        if not rows.size:
            return QRectF()
        left, right = float(columns[0] - 1), float(columns[-1] + 2)
        top, bottom = float(rows[0] - 1), float(rows[-1] + 2)
        across, down = box.width() / _GLANCE, box.height() / _GLANCE
        return QRectF(left * across, top * down, (right - left) * across, (bottom - top) * down)

    def _shows(self, mask: Mask, layer: ImageLayer, where: QRectF, size: QSize) -> Plane:
        """Return a mask over a part of a layer's box, in so many px."""
        back = layer_transform(layer).inverted()[0]
        scale = QTransform.fromScale(size.width() / where.width(), size.height() / where.height())
        sheet = Sheet(QRect(), back * QTransform.fromTranslate(-where.x(), -where.y()) * scale)
        sheet = sheet.part(QRect(0, 0, size.width(), size.height()))
        sheet.image.fill(Qt.GlobalColor.white)
        apply_mask(sheet, mask, self.images)
        return pixels_of(sheet.image)[..., 3].copy()


def _px_of(part: QRectF, box: QRectF, image: QImage) -> QRect:
    """Return the px of an image that shows in part of its box, and one more on each side."""
    across, down = image.width() / box.width(), image.height() / box.height()
    px = QRectF(part.x() * across, part.y() * down, part.width() * across, part.height() * down)
    return px.toAlignedRect().adjusted(-1, -1, 1, 1) & image.rect()


def _place_of(px: QRect, box: QRectF, image: QImage) -> QRectF:
    """Return where some px of an image lie in its box."""
    across, down = box.width() / image.width(), box.height() / image.height()
    return QRectF(px.x() * across, px.y() * down, px.width() * across, px.height() * down)


def _both(shows: Plane, alpha: Image.Image) -> Plane:
    """Return what both a mask and the picture itself show, in the px of the finer one."""
    mask = Image.fromarray(shows)
    size = max(mask.size, alpha.size, key=lambda side: side[0] * side[1])
    smooth = Image.Resampling.BILINEAR
    planes = [
        np.asarray(one if one.size == size else one.resize(size, smooth), np.uint16) for one in (mask, alpha)
    ]
    return ((planes[0] * planes[1] + 127) // 255).astype(np.uint8)

"""A picture with its place on the device px of a frame."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from creastudio.render.sheet import whole_px

_DUST = 1e-3
"""Device px by which an edge may miss a whole one and still lie on it."""

_NUDGE = 1.0001
"""A scale that QPainter takes for one: it shifts pictures by whole px only, so that slow moves would stutter."""


@dataclass(frozen=True)
class Picture:
    """An image, and the map from its px to device px.

    Attributes
    ----------
    smooth : bool
        Off keeps the squares of pixel art.
    keeps : object
        What must live as long as the image does, such as the array that its pixels lie in.
    """

    image: QImage
    to_device: QTransform
    smooth: bool = True
    keeps: object = None

    @property
    def opaque(self) -> bool:
        """Whether nothing shines through it."""
        return not self.image.hasAlphaChannel()

    @property
    def bounds(self) -> QRect:
        """The device px that it touches."""
        return self.to_device.mapRect(QRectF(self.image.rect())).toAlignedRect()

    @property
    def covered(self) -> QRect:
        """Device px that it covers with opaque colours; none where that isn't quickly known."""
        if not self.opaque or self.to_device.isRotating():
            return QRect()
        return whole_px(self.to_device.mapRect(QRectF(self.image.rect())), _DUST)

    @property
    def corner(self) -> QPoint | None:
        """Where its first px lies when its px are device px, else None."""
        place = self.to_device
        if place.isScaling():
            return None
        corner = QPoint(round(place.dx()), round(place.dy()))
        return corner if (corner.x(), corner.y()) == (place.dx(), place.dy()) else None

    def paint(self, painter: QPainter, opacity: float = 1.0) -> None:
        """Paint it in the painter's mode; the painter's px are device px."""
        painter.setOpacity(opacity)
        corner = self.corner
        if corner is not None:
            painter.drawImage(corner, self.image)
            return
        outer = painter.transform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.smooth)
        place = QTransform(self.to_device)
        if not place.isScaling():
            place = QTransform(_NUDGE, 0, 0, _NUDGE, place.dx(), place.dy())
        painter.setTransform(place * outer)
        box = QRectF(self.image.rect())
        painter.drawImage(box, self.image, box)
        painter.setTransform(outer)


def at(image: QImage, corner: QPoint, keeps: object = None) -> Picture:
    """Return an image whose px are device px, its first one lying at `corner`."""
    return Picture(image, QTransform.fromTranslate(corner.x(), corner.y()), keeps=keeps)

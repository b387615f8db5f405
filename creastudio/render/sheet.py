"""A sheet: pixels that layers are painted on; ``pixels.py`` reaches them by NumPy."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

PAINTED = QImage.Format.Format_ARGB32_Premultiplied
"""The format QPainter paints fastest from and to: premultiplied, blue first in memory."""

HINTS = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing


class Sheet:
    """A rectangle of device px.

    Parameters
    ----------
    rect : QRect
        Which device px it covers.
    to_device : QTransform
        From the px that the layers lie in to device px.
    """

    def __init__(self, rect: QRect, to_device: QTransform) -> None:
        self.rect = QRect(rect)
        self.to_device = QTransform(to_device)
        self.image = blank(rect.width(), rect.height())

    @property
    def region(self) -> QRectF:
        """What it covers, in the px that the layers lie in."""
        back, possible = self.to_device.inverted()
        return back.mapRect(QRectF(self.rect)) if possible else QRectF()

    @property
    def local(self) -> QTransform:
        """From the px that the layers lie in to px of the image."""
        return self.to_device * QTransform.fromTranslate(-self.rect.left(), -self.rect.top())

    def turned(self, by: QTransform) -> Sheet:
        """Return the same pixels for layers that lie in px which `by` maps to those of this sheet."""
        other = Sheet.__new__(Sheet)
        other.rect, other.image = self.rect, self.image
        other.to_device = by * self.to_device
        return other

    def part(self, device: QRect) -> Sheet:
        """Return an empty sheet for some device px."""
        return Sheet(device, self.to_device)

    @contextmanager
    def painter(self) -> Iterator[QPainter]:
        """Give a painter in the px that the layers lie in."""
        with QPainter(self.image) as painter:
            painter.setRenderHints(HINTS)
            painter.setTransform(self.local)
            yield painter

    def lay(
        self,
        other: Sheet,
        opacity: float = 1.0,
        mode: QPainter.CompositionMode = QPainter.CompositionMode.CompositionMode_SourceOver,
    ) -> None:
        """Compose another sheet onto this one, where both are."""
        with QPainter(self.image) as painter:
            painter.setOpacity(opacity)
            painter.setCompositionMode(mode)
            painter.drawImage(other.rect.topLeft() - self.rect.topLeft(), other.image)


def blank(width: int, height: int, image_format: QImage.Format = PAINTED) -> QImage:
    """Return a transparent image; MemoryError when there is no room for one of that size."""
    image = QImage(max(1, width), max(1, height), image_format)
    if image.isNull():
        raise MemoryError(f"no room for an image of {width} x {height} px")
    image.fill(Qt.GlobalColor.transparent)
    return image


def whole_px(rect: QRectF, dust: float) -> QRect:
    """Return the device px that lie in a rectangle with all of their area; an edge may miss a whole px by `dust`."""
    left, top = math.ceil(rect.left() - dust), math.ceil(rect.top() - dust)
    right, bottom = math.floor(rect.right() + dust), math.floor(rect.bottom() + dust)
    return QRect(left, top, max(0, right - left), max(0, bottom - top))

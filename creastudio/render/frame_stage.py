"""Where the pictures of a sequence lie: in the frame at rest, moved by keyframes, and on device px."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QTransform

from creastudio.core.animation import Look
from creastudio.core.timeline import Fit, Sequence

_SLACK = 2
"""Device px by which a frame may be stretched rather than having a line of the ground beside it."""


@dataclass(frozen=True)
class Stage:
    """The frame of a sequence, `width` x `height` of its px, on `across` x `down` device px."""

    width: int
    height: int
    across: int
    down: int

    @classmethod
    def of(cls, sequence: Sequence, across: int, down: int) -> Stage:
        """Return the stage of a sequence for a picture of `across` x `down` device px, each at least 1."""
        return cls(sequence.width, sequence.height, max(1, across), max(1, down))

    @property
    def area(self) -> QRect:
        """All device px of the picture."""
        return QRect(0, 0, self.across, self.down)

    @property
    def frame(self) -> QRect:
        """The device px of the frame: all, but where the picture has another shape those in its middle."""
        scale = min(self.across / self.width, self.down / self.height)
        across, down = round(self.width * scale), round(self.height * scale)
        across = self.across if self.across - across <= _SLACK else max(1, across)
        down = self.down if self.down - down <= _SLACK else max(1, down)
        return QRect((self.across - across) // 2, (self.down - down) // 2, across, down)

    @property
    def to_device(self) -> QTransform:
        """From px of the sequence to device px."""
        frame = self.frame
        scale_x, scale_y = frame.width() / self.width, frame.height() / self.height
        return QTransform(scale_x, 0, 0, scale_y, frame.left(), frame.top())

    @property
    def scale(self) -> float:
        """Device px a px of the sequence."""
        return self.frame.height() / self.height

    def rest(self, width: float, height: float, fit: Fit = "fit") -> QRectF:
        """Return where a picture of a size lies at rest, around the middle of the frame, px of the sequence."""
        across, down = self.width / max(width, 1e-6), self.height / max(height, 1e-6)
        if fit == "stretch":
            return QRectF(0, 0, self.width, self.height)
        scale = {"fit": min(across, down), "fill": max(across, down), "none": 1.0}[fit]
        box = QRectF(0, 0, width * scale, height * scale)
        box.moveCenter(QPointF(self.width / 2, self.height / 2))
        return box

    def placed(self, box: QRectF, look: Look) -> QTransform:
        """Return the map from px of the sequence to device px for what lies in `box` at rest and is moved by a look."""
        center = box.center()
        moved = QTransform.fromTranslate(center.x() + look.x, center.y() + look.y)
        moved.rotate(look.rotation)
        moved.scale(look.scale, look.scale)
        moved.translate(-center.x(), -center.y())
        return moved * self.to_device


def picture_map(size: tuple[float, float], box: QRectF, to_device: QTransform) -> QTransform:
    """Return the map to device px from the px of a picture of a size that fills `box`."""
    width, height = max(size[0], 1e-6), max(size[1], 1e-6)
    inside = QTransform(box.width() / width, 0, 0, box.height() / height, box.left(), box.top())
    return inside * to_device


def settled(box: QRectF, to_device: QTransform) -> QRect | None:
    """Return the whole device px that a box which stands still is painted on, or None for one that is turned."""
    if to_device.isRotating():
        return None
    rect = to_device.mapRect(box)
    left, top = round(rect.left()), round(rect.top())
    right, bottom = round(rect.right()), round(rect.bottom())
    return QRect(left, top, max(1, right - left), max(1, bottom - top))

"""Which part of the endless canvas the view shows: a value, replaced at every zoom and pan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

MIN_SCALE, MAX_SCALE = 0.02, 64.0
MARGIN = 48.0
"""Room around what is fitted, view px."""

STEPS = (0.02, 0.05, 0.1, 0.25, 1 / 3, 0.5, 2 / 3, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 32.0, 64.0)
"""Scales that the zoom keys stop at."""


@dataclass(frozen=True)
class Viewport:
    """A map between canvas px and view px.

    Attributes
    ----------
    scale : float
        View px a canvas px.
    left, top : float
        Canvas point at the upper left corner of the view.
    """

    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def to_view(self, point: QPointF) -> QPointF:
        """Return where a canvas point is shown."""
        return QPointF((point.x() - self.left) * self.scale, (point.y() - self.top) * self.scale)

    def to_canvas(self, point: QPointF) -> QPointF:
        """Return the canvas point under a view point."""
        return QPointF(point.x() / self.scale + self.left, point.y() / self.scale + self.top)

    def rect_to_view(self, rect: QRectF) -> QRectF:
        """Return where a canvas rectangle is shown."""
        return QRectF(self.to_view(rect.topLeft()), QPointF(self.to_view(rect.bottomRight())))

    def visible(self, width: float, height: float) -> QRectF:
        """Return the canvas rectangle that a view of this size shows."""
        return QRectF(self.left, self.top, width / self.scale, height / self.scale)

    def zoomed(self, scale: float, at: QPointF) -> Viewport:
        """Return this viewport at another scale, the canvas point under view point `at` staying there."""
        scale = min(max(scale, MIN_SCALE), MAX_SCALE)
        fixed = self.to_canvas(at)
        return Viewport(scale, fixed.x() - at.x() / scale, fixed.y() - at.y() / scale)

    def stepped(self, direction: int, at: QPointF) -> Viewport:
        """Return the next larger (1) or smaller (-1) of the usual scales."""
        if direction > 0:
            scale = next((step for step in STEPS if step > self.scale * 1.001), MAX_SCALE)
        else:
            scale = next((step for step in reversed(STEPS) if step < self.scale * 0.999), MIN_SCALE)
        return self.zoomed(scale, at)

    def panned(self, right: float, down: float) -> Viewport:
        """Return this viewport with its content moved by view px."""
        return replace(self, left=self.left - right / self.scale, top=self.top - down / self.scale)

    @staticmethod
    def fitted(rect: QRectF, width: float, height: float, margin: float = MARGIN) -> Viewport:
        """Return the viewport that shows all of a canvas rectangle in the middle of a view."""
        room_x, room_y = max(width - 2 * margin, 1.0), max(height - 2 * margin, 1.0)
        scale = min(room_x / max(rect.width(), 1e-6), room_y / max(rect.height(), 1e-6))
        scale = min(max(scale, MIN_SCALE), MAX_SCALE)
        center = rect.center()
        return Viewport(scale, center.x() - width / 2 / scale, center.y() - height / 2 / scale)

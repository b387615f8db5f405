"""What becomes of the frame of a crop when it is dragged, nudged, typed or given a ratio."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from creastudio.api.own_formats import LONGEST_SIDE
from creastudio.shell.canvas.handles import DIRECTIONS, Corner

RATIOS: dict[str, float] = {
    "1:1": 1.0, "5:4": 5 / 4, "4:3": 4 / 3, "3:2": 3 / 2, "16:9": 16 / 9, "4:5": 4 / 5, "3:4": 3 / 4, "2:3": 2 / 3,
    "9:16": 9 / 16,
}  # fmt: skip
"""Width by height, by how they are written."""

MIN_SIDE, MAX_SIDE = 1.0, float(LONGEST_SIDE)
"""Of an artboard, px."""


def handle_points(frame: QRectF) -> dict[Corner, QPointF]:
    """Return where the handles of a frame are."""
    center, half = frame.center(), QPointF(frame.width() / 2, frame.height() / 2)
    return {
        name: QPointF(center.x() + right * half.x(), center.y() + down * half.y())
        for name, (right, down) in DIRECTIONS.items()
    }


def pulled(frame: QRectF, handle: Corner, to: QPointF, ratio: float | None = None) -> QRectF:
    """Return a frame with a handle at `to`; the opposite side stays, and so does `ratio` where there is one.

    With a ratio, the side that was pulled farther counts at a corner; at an edge the other sides grow evenly.
    """
    right, down = DIRECTIONS[handle]
    fixed = QPointF(
        frame.left() if right > 0 else frame.right() if right < 0 else frame.center().x(),
        frame.top() if down > 0 else frame.bottom() if down < 0 else frame.center().y(),
    )
    width = max((to.x() - fixed.x()) * right, MIN_SIDE) if right else frame.width()
    height = max((to.y() - fixed.y()) * down, MIN_SIDE) if down else frame.height()
    if ratio is not None:
        if right and (not down or width / ratio >= height):
            height = width / ratio
        else:
            width = height * ratio
    return _around(fixed, -right, -down, min(width, MAX_SIDE), min(height, MAX_SIDE))


def sized(frame: QRectF, width: float, height: float) -> QRectF:
    """Return a frame of another size around the same middle."""
    width, height = (min(max(side, MIN_SIDE), MAX_SIDE) for side in (width, height))
    return _around(frame.center(), 0, 0, width, height)


def with_ratio(frame: QRectF, ratio: float) -> QRectF:
    """Return the largest frame of a ratio in a frame, around the same middle."""
    width = min(frame.width(), frame.height() * ratio)
    return sized(frame, width, width / ratio)


def _around(at: QPointF, right: int, down: int, width: float, height: float) -> QRectF:
    """Return the frame of a size of which `at` is the middle, an edge or a corner: -1 left or top, 1 right or bottom."""
    return QRectF(at.x() - (right + 1) / 2 * width, at.y() - (down + 1) / 2 * height, width, height)

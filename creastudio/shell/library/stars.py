"""Stars on a picture, the same in the library and among the results."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from creastudio.shell.theme import color, px

INNER = 0.45
"""How near the inner corners of a star lie to its middle, in its radius."""


def paint_stars(painter: QPainter, box: QRectF, stars: int) -> None:
    """Paint 1 to 5 stars into the lower left corner of a picture; nothing for 0."""
    if not stars:
        return
    side = px(11)
    plate = QRectF(box.left() + 3, box.bottom() - side - 7, stars * (side + 1) + 6, side + 5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("panel", 0.85))
    painter.drawRoundedRect(plate, 4, 4)
    painter.setBrush(color("warning"))
    for index in range(stars):
        painter.drawPolygon(
            _star(QRectF(plate.left() + 3 + index * (side + 1), plate.top() + 2.5, side, side))
        )


def star_pixmap(tone: QColor, side: int, *, filled: bool) -> QPixmap:
    """Return one star as a picture of `side` px, sharp on dense screens."""
    picture = QPixmap(2 * side, 2 * side)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tone, 2.4, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(tone if filled else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(_star(QRectF(2, 2, 2 * side - 4, 2 * side - 4)))
    picture.setDevicePixelRatio(2)
    return picture


def _star(box: QRectF) -> QPolygonF:
    """Return a star of five points in a box, one of them on top."""
    middle, radius = box.center(), box.width() / 2
    corners: list[QPointF] = []
    for step in range(10):
        angle = math.pi * step / 5 - math.pi / 2
        reach = radius if step % 2 == 0 else radius * INNER
        corners.append(middle + QPointF(math.cos(angle), math.sin(angle)) * reach)
    return QPolygonF(corners)

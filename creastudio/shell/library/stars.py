"""Stars on a picture, the same in the library and among the results."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from creastudio.shell import icons
from creastudio.shell.theme import color, px, tokens


def paint_stars(painter: QPainter, box: QRectF, stars: int) -> None:
    """Paint 1 to 5 stars into the lower left corner of a picture; nothing for 0."""
    if not stars:
        return
    side = px(11)
    plate = QRectF(box.left() + 3, box.bottom() - side - 7, stars * (side + 1) + 6, side + 5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("panel", 0.85))
    painter.drawRoundedRect(plate, 4, 4)
    sign = icons.pixmap("star", tokens().warning, 11)
    for index in range(stars):
        place = QRectF(plate.left() + 3 + index * (side + 1), plate.top() + 2.5, side, side)
        painter.drawPixmap(place, sign, QRectF(sign.rect()))

"""A small outline of a format, drawn to scale, with what its platform leaves free."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap

from creastudio.api.format_table import ArtboardFormat
from creastudio.shell.theme import color, px

BOX = 22
"""Px at text scale 1 that the longer side has."""

LEAST = 2.0
"""Px of the shorter side, so that the longest banner is seen."""


def outline(form: ArtboardFormat, *, ratio: float = 1.0) -> QIcon:
    """Return the shape of a format; dashed lines lie where its safe zone ends."""
    side = px(BOX)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    scale = (side - 3) / max(form.width, form.height)
    width, height = max(LEAST, form.width * scale), max(LEAST, form.height * scale)
    rect = QRectF((side - width) / 2, (side - height) / 2, width, height)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("dim"), 1))
        painter.setBrush(color("field"))
        painter.drawRoundedRect(rect, 1, 1)
        if any(form.safe):
            top, right, bottom, left = (value * scale for value in form.safe)
            painter.setPen(QPen(color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(left + 1, top + 1, -right - 1, -bottom - 1))
    return QIcon(pixmap)

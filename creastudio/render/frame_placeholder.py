"""What stands in a frame for a clip that has nothing to show, with its name."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from creastudio.core.canvas import TextLayer, Transform
from creastudio.render.content import paint_placeholder
from creastudio.render.image_source import OPAQUE
from creastudio.render.sheet import HINTS, blank
from creastudio.render.text import paint_text

_DARK = QColor(44, 46, 54)
_LINE = QColor(120, 126, 142)


def placeholder(size: tuple[int, int], name: str, *, waits: bool) -> QImage:
    """Return the picture of a clip whose media is missing, or which waits to be generated, of a size in px."""
    image = blank(*size, OPAQUE)
    with QPainter(image) as painter:
        painter.setRenderHints(HINTS)
        box = QRectF(image.rect()).adjusted(1, 1, -1, -1)
        if waits:
            painter.fillRect(image.rect(), _DARK)
            painter.setPen(QPen(_LINE, 2))
            painter.drawRect(box)
        else:
            painter.fillRect(image.rect(), QColor(240, 224, 224))
            paint_placeholder(painter, box)
        if name.strip():
            _write(painter, size, name, "#e4e6ec" if waits else "#7a1f1f")
    return image


def _write(painter: QPainter, size: tuple[int, int], name: str, tone: str) -> None:
    width, height = size[0] * 0.8, size[1] * 0.2
    text = TextLayer(
        text=name[:200], size=max(4.0, size[1] * 0.06), weight=600, color=tone, align="center", anchor="middle",
        fit=True, transform=Transform(width=max(1.0, width), height=max(1.0, height)),
    )  # fmt: skip
    painter.save()
    painter.translate(size[0] * 0.1, size[1] * 0.65)
    paint_text(painter, text)
    painter.restore()

"""Text blocks: laid out the same at every scale, so that lines break on screen where they break in the file."""

from __future__ import annotations

import functools

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from creastudio.core.canvas import TextLayer
from creastudio.render.gui_app import ensure_gui_app
from creastudio.render.shapes import color

DEFAULT_FAMILY = "Inter"

_LINE_SEPARATOR = "\N{LINE SEPARATOR}"


def paint_text(painter: QPainter, layer: TextLayer) -> None:
    """Paint the text into the layer's box, from its upper left corner at (0, 0); what is too long runs out below."""
    if not layer.text:
        return
    painter.setPen(color(layer.color))
    layout, _ = _laid_out(layer.text, layer.family, layer.size, layer.transform.width)
    layout.draw(painter, QPointF(0, 0))


def text_size(layer: TextLayer, width: float | None = None) -> QSizeF:
    """Return the size in px that the text takes when wrapped at `width` px (the layer's own when left out)."""
    wrapped = layer.transform.width if width is None else width
    return QSizeF(*_measured(layer.text, layer.family, layer.size, wrapped))


@functools.lru_cache(maxsize=4096)
def _measured(text: str, family: str, size: float, width: float) -> tuple[float, float]:
    _, found = _laid_out(text, family, size, width)
    return found.width(), found.height()


def _font(family: str, size: float) -> QFont:
    font = QFont(family or DEFAULT_FAMILY)
    font.setPixelSize(max(1, round(size)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _laid_out(text: str, family: str, size: float, width: float) -> tuple[QTextLayout, QSizeF]:
    ensure_gui_app()
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    # Metrics of the outlines, not of the pixels: lines break alike at every zoom.
    option.setUseDesignMetrics(True)
    layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", _LINE_SEPARATOR), _font(family, size))
    layout.setTextOption(option)
    widest = height = 0.0
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
        widest = max(widest, line.naturalTextWidth())
        line = layout.createLine()
    layout.endLayout()
    return layout, QSizeF(widest, height)

"""Text in a PDF as glyphs of embedded fonts, at the very places where the layout puts them."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGlyphRun, QPainter, QTransform

from creastudio.core.canvas import TextLayer
from creastudio.render.shapes import color
from creastudio.render.text_font import raw_font
from creastudio.render.text_glyphs import Placed
from creastudio.render.text_layout import flow_of

_TURN = QTransform(0, 1, -1, 0, 0, 0)


def draw_text(painter: QPainter, layer: TextLayer) -> None:
    """Draw the text into the layer's box, (0, 0) to (width, height)."""
    painter.save()
    painter.setPen(color(layer.color))
    painter.setBrush(color(layer.color))
    for line in flow_of(layer).lines:
        painter.save()
        painter.setTransform(QTransform(line.scale, 0, 0, line.scale, line.x, line.y), True)
        for (_, turned), glyphs in groupby(line.glyphs, lambda one: (one.glyph.face.plain(), one.turned)):
            _draw_run(painter, list(glyphs), turned=turned)
        if not line.underline.isEmpty():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRect(line.underline)
        painter.restore()
    painter.restore()


def _draw_run(painter: QPainter, placed: list[Placed], *, turned: bool) -> None:
    run = QGlyphRun()
    run.setRawFont(raw_font(placed[0].glyph.face))
    run.setGlyphIndexes([one.glyph.glyph for one in placed])
    if not turned:
        run.setPositions([QPointF(one.glyph.x, one.glyph.y) for one in placed])
        painter.drawGlyphRun(QPointF(0, 0), run)
        return
    for one in placed:
        run.setGlyphIndexes([one.glyph.glyph])
        run.setPositions([QPointF(0, 0)])
        painter.save()
        painter.translate(one.glyph.x, one.glyph.y)
        painter.setTransform(_TURN, True)
        painter.drawGlyphRun(QPointF(0, 0), run)
        painter.restore()

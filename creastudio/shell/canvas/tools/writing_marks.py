"""How a text looks that is being written: what is selected, what is composed, its box, and the caret."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTransform

from creastudio.core.canvas import TextLayer
from creastudio.render.text_caret import Caret, caret_rect, selection_rects
from creastudio.shell.canvas.tools.text_buffer import TextBuffer
from creastudio.shell.theme import color


def paint_writing(
    painter: QPainter, layer: TextLayer, place: QTransform, buffer: TextBuffer, *, caret: Caret | None
) -> None:
    """Paint the marks of the text of a layer over it.

    Parameters
    ----------
    place : QTransform
        From the layer's own px to view px.
    caret : Caret or None
        Where the caret is seen; None where it isn't just now.
    """
    start, end = buffer.selection
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("accent", 0.35))
    for rect in selection_rects(layer, start, end) if start != end else []:
        painter.drawPolygon(place.map(_corners(rect)))
    pen = QPen(color("accent"), 1.5)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    composed = buffer.caret.index
    for rect in selection_rects(layer, composed, composed + len(buffer.preedit)):
        first = rect.topLeft() if layer.vertical else rect.bottomRight()
        painter.drawLine(place.map(rect.bottomLeft()), place.map(first))
    painter.setPen(QPen(color("accent", 0.5), 1, Qt.PenStyle.DashLine))
    box = QRectF(0, 0, layer.transform.width, layer.transform.height)
    painter.drawPolygon(place.map(_corners(box)))
    if caret is not None:
        pen.setWidthF(2)
        painter.setPen(pen)
        line = caret_rect(layer, caret)
        painter.drawLine(place.map(line.topLeft()), place.map(line.bottomRight()))


def _corners(rect: QRectF) -> QPolygonF:
    return QPolygonF([rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()])

"""Text blocks as they are painted: outlines of a layout that is the same at every scale."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QTransform

from creastudio.core.canvas import TextLayer
from creastudio.render.shapes import color
from creastudio.render.text_families import missing_families
from creastudio.render.text_font import DEFAULT_FAMILY
from creastudio.render.text_glyphs import joined, paint_glyphs, pictures
from creastudio.render.text_layout import Line, flow_of

__all__ = [
    "DEFAULT_FAMILY", "fitted_size", "has_pictures", "missing_families", "paint_text", "text_bounds", "text_path", "text_size",
]  # fmt: skip


def paint_text(painter: QPainter, layer: TextLayer) -> None:
    """Paint the text into the layer's box, (0, 0) to (width, height); what is too long runs out of it.

    May be called from any thread.
    """
    brush = color(layer.color)
    seen = _seen(painter)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    for line in flow_of(layer).lines:
        if seen is not None and not seen.intersects(line.ink):
            continue
        painter.save()
        painter.setTransform(_place(line), True)
        part = None if seen is None else _place(line).inverted()[0].mapRect(seen)
        if brush.alpha() == 255:
            # A glyph at a time: Qt fills a path of a whole line six times slower (measured at 16 px).
            paint_glyphs(painter, line.glyphs, part)
            painter.drawRect(line.underline)
        else:
            # Where letters overlap must not show.
            painter.drawPath(_outline(line))
            paint_glyphs(painter, pictures(line.glyphs), part)
        painter.restore()
    painter.restore()


def text_path(layer: TextLayer) -> QPainterPath:
    """Return the outlines of the text in the layer's box, to be filled by winding.

    Signs that have no outlines, such as coloured emoji, are left out; `paint_text` paints them.
    """
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for line in flow_of(layer).lines:
        path.addPath(_place(line).map(_outline(line)))
    return path


def has_pictures(layer: TextLayer) -> bool:
    """Whether some signs have no outlines, as coloured emoji."""
    return any(pictures(line.glyphs) for line in flow_of(layer).lines)


def text_size(layer: TextLayer, width: float | None = None) -> QSizeF:
    """Return the size in px that the lines take when the box is `width` px wide (its own when left out)."""
    flow = flow_of(layer, width)
    return QSizeF(flow.width, flow.height)


def text_bounds(layer: TextLayer) -> QRectF:
    """Return the rectangle around all that the text paints, px of the layer's box; empty for no text."""
    found = QRectF()
    for line in flow_of(layer).lines:
        found |= line.ink
    return found


def fitted_size(layer: TextLayer) -> float:
    """Return the font size that is painted, px: less than the layer's where it was shrunk to fit."""
    return flow_of(layer).size


def _place(line: Line) -> QTransform:
    return QTransform(line.scale, 0, 0, line.scale, line.x, line.y)


def _outline(line: Line) -> QPainterPath:
    path = joined(line.glyphs)
    if not line.underline.isEmpty():
        path.addRect(line.underline)
    return path


def _seen(painter: QPainter) -> QRectF | None:
    """Return what of the box the picture can show, or None where that can't be said."""
    device = painter.device()
    to_device = painter.deviceTransform()
    if not isinstance(device, QImage) or not to_device.isInvertible():
        return None
    return to_device.inverted()[0].mapRect(QRectF(0, 0, device.width(), device.height()))

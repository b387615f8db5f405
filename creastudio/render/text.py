"""Text blocks as they are painted: outlines of a layout that is the same at every scale."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QTransform

from creastudio.core.canvas import TextLayer
from creastudio.render.shapes import color
from creastudio.render.text_font import DEFAULT_FAMILY, missing_families
from creastudio.render.text_glyphs import paint_pictures
from creastudio.render.text_layout import Line, flow_of

__all__ = [
    "DEFAULT_FAMILY", "fitted_size", "missing_families", "paint_text", "text_bounds", "text_path", "text_size",
]  # fmt: skip


def paint_text(painter: QPainter, layer: TextLayer) -> None:
    """Paint the text into the layer's box, (0, 0) to (width, height); what is too long runs out of it.

    May be called from any thread.
    """
    flow = flow_of(layer)
    seen = _seen(painter)
    brush = color(layer.color)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for line in flow.lines:
        if seen is not None and not seen.intersects(line.ink):
            continue
        # Letters may overlap; where their colour is translucent, that must not show.
        for path in _outlines(line) if brush.alpha() == 255 else [_joined(_outlines(line))]:
            painter.fillPath(path, brush)
        if line.pictures:
            painter.save()
            painter.setTransform(_place(line), True)
            painter.setPen(brush)
            paint_pictures(painter, line.pictures)
            painter.restore()
    painter.restore()


def text_path(layer: TextLayer) -> QPainterPath:
    """Return the outlines of the text in the layer's box, to be filled by winding.

    Signs that have no outlines, such as coloured emoji, are left out; `paint_text` paints them.
    """
    return _joined(path for line in flow_of(layer).lines for path in _outlines(line))


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


def _outlines(line: Line) -> list[QPainterPath]:
    # Paths of its own: Qt keeps things in a path that it paints, and other threads may paint this line too.
    place = _place(line)
    return [place.map(path) for path in line.paths if path.elementCount()]


def _joined(paths: Iterable[QPainterPath]) -> QPainterPath:
    joined = QPainterPath()
    joined.setFillRule(Qt.FillRule.WindingFill)
    for path in paths:
        joined.addPath(path)
    return joined


def _seen(painter: QPainter) -> QRectF | None:
    """Return what of the box the picture can show, or None where that can't be said."""
    device = painter.device()
    to_device = painter.deviceTransform()
    if not isinstance(device, QImage) or not to_device.isInvertible():
        return None
    return to_device.inverted()[0].mapRect(QRectF(0, 0, device.width(), device.height()))

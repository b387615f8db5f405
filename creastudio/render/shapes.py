"""Shapes as paths, fills as brushes."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QConicalGradient,
    QGradient,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
)

from creastudio.core.canvas import ShapeLayer
from creastudio.core.fills import Fill, GradientFill, Outline, SolidFill
from creastudio.render.path_data import path_of

_CAPS = {
    "butt": Qt.PenCapStyle.FlatCap,
    "round": Qt.PenCapStyle.RoundCap,
    "square": Qt.PenCapStyle.SquareCap,
}
_JOINS = {
    "miter": Qt.PenJoinStyle.SvgMiterJoin,
    "round": Qt.PenJoinStyle.RoundJoin,
    "bevel": Qt.PenJoinStyle.BevelJoin,
}


def paint_shape(painter: QPainter, layer: ShapeLayer) -> None:
    """Paint a shape into its box, (0, 0) to (width, height)."""
    box = QRectF(0, 0, layer.transform.width, layer.transform.height)
    path = shape_path(layer)
    if layer.fill is not None and layer.shape != "line":
        painter.fillPath(path, brush(layer.fill, box))
    if layer.outline is not None:
        painter.strokePath(path, pen(layer.outline, box))


def shape_path(layer: ShapeLayer) -> QPainterPath:
    """Return the path of a shape in its box, (0, 0) to (width, height)."""
    width, height = layer.transform.width, layer.transform.height
    box = QRectF(0, 0, width, height)
    path = QPainterPath()
    if layer.shape == "rectangle":
        radius = min(layer.radius, width / 2, height / 2)
        path.addRoundedRect(box, radius, radius)
    elif layer.shape == "ellipse":
        path.addEllipse(box)
    elif layer.shape == "line":
        path.moveTo(0, height / 2)
        path.lineTo(width, height / 2)
    elif layer.shape == "path":
        path = path_of(layer.path, width, height)
    else:
        path = _corners(layer, box)
    return path


def brush(fill: Fill, box: QRectF) -> QBrush:
    """Return the brush of a fill over a box."""
    if isinstance(fill, SolidFill):
        return QBrush(color(fill.color))
    return QBrush(_gradient(fill, box))


def pen(outline: Outline, box: QRectF) -> QPen:
    """Return the pen of an outline over a box."""
    found = QPen(brush(outline.fill, box), outline.width)
    found.setCapStyle(_CAPS[outline.cap])
    found.setJoinStyle(_JOINS[outline.join])
    if outline.dash:
        # A pattern needs pairs, as in SVG an odd one is taken twice.
        found.setDashPattern(list(outline.dash) * (1 + len(outline.dash) % 2))
    return found


def color(text: str) -> QColor:
    """Return the colour of ``#rrggbb`` or ``#rrggbbaa`` (Qt itself reads ``#aarrggbb``)."""
    value = QColor(text[:7])
    if len(text) == 9:
        value.setAlpha(int(text[7:], 16))
    return value


def _corners(layer: ShapeLayer, box: QRectF) -> QPainterPath:
    """Return a polygon, or a star with its inner corners, the first corner at the top."""
    count = layer.sides if layer.shape == "polygon" else layer.sides * 2
    path = QPainterPath()
    for index in range(count):
        angle = 2 * math.pi * index / count - math.pi / 2
        reach = layer.inset if layer.shape == "star" and index % 2 else 1.0
        point = QPointF(
            box.center().x() + math.cos(angle) * reach * box.width() / 2,
            box.center().y() + math.sin(angle) * reach * box.height() / 2,
        )
        if index:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    return path


def _gradient(fill: GradientFill, box: QRectF) -> QGradient:
    start = QPointF(box.left() + fill.start[0] * box.width(), box.top() + fill.start[1] * box.height())
    end = QPointF(box.left() + fill.end[0] * box.width(), box.top() + fill.end[1] * box.height())
    across = end - start
    gradient: QGradient
    if fill.kind == "linear":
        gradient = QLinearGradient(start, end)
    elif fill.kind == "radial":
        gradient = QRadialGradient(start, max(math.hypot(across.x(), across.y()), 1e-6))
    else:
        gradient = QConicalGradient(start, -math.degrees(math.atan2(across.y(), across.x())))
    for stop in fill.stops:
        # Qt turns conical gradients against the clock.
        offset = 1 - stop.offset if fill.kind == "conic" else stop.offset
        gradient.setColorAt(offset, color(stop.color))
    return gradient

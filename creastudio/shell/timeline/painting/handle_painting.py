"""What can be grabbed on clips: fades, transitions, the line of the volume, keyframes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from creastudio.core.animation import curve_of
from creastudio.core.timeline import Clip
from creastudio.shell.theme import color, px
from creastudio.shell.timeline.lane_map import (
    LaneMap,
    Place,
    band_of,
    has_line,
    key_times,
    line_keys,
    line_of,
    line_value,
    line_y,
)
from creastudio.shell.timeline.mouse.hits import HANDLE_ROOM, fade_handle, key_y, transition_top

MAX_KEYS = 400
"""Keyframes of one clip that are painted; so many can't be told apart anyhow."""

LINE_STEP = 6.0
"""How far apart the points of an eased line are, px."""


def paint_handles(
    painter: QPainter, lanes: LaneMap, place: Place, *, active: bool, span: tuple[float, float]
) -> None:
    """Paint what a clip shows over its picture; `active` clips, selected or under the mouse, show what can be grabbed.

    Parameters
    ----------
    span : tuple of float
        What is painted of the view, px.
    """
    painter.save()
    painter.setClipRect(place.box, Qt.ClipOperation.IntersectClip)
    _paint_fades(painter, lanes, place)
    if has_line(place):
        _paint_line(painter, lanes, place, active=active, span=span)
    if active:
        _paint_fade_handles(painter, lanes, place)
    for at in key_times(place.clip)[:MAX_KEYS]:
        x = lanes.scale.to_x(place.clip.time_of_key(at))
        if span[0] - px(8) <= x <= span[1] + px(8):
            paint_diamond(painter, x, key_y(place), _tone(active=active))
    painter.restore()


def paint_transition(painter: QPainter, lanes: LaneMap, place: Place) -> None:
    """Paint the transition at the start of a clip, over both clips."""
    transition = place.clip.transition
    if transition is None:
        return
    left = lanes.scale.to_x(place.clip.start - transition.before)
    right = lanes.scale.to_x(place.clip.start + transition.after)
    box = QRectF(left, transition_top(place), max(4.0, right - left), 0)
    box.setBottom(place.box.bottom())
    painter.setPen(QPen(color("accent"), 1))
    painter.setBrush(color("panel", 0.85))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if transition.kind == "dip":
        lowest = QPointF(box.center().x(), box.bottom() - 2)
        painter.drawPolyline(
            QPolygonF([box.topLeft() + QPointF(1, 2), lowest, box.topRight() + QPointF(-1, 2)])
        )
    else:
        painter.drawLine(box.bottomLeft() + QPointF(2, -2), box.topRight() + QPointF(-2, 2))
        if transition.kind == "crossfade":
            painter.drawLine(box.topLeft() + QPointF(2, 2), box.bottomRight() + QPointF(-2, -2))


def _tone(*, active: bool) -> str:
    return "accent" if active else "dim"


def paint_diamond(painter: QPainter, x: float, y: float, tone: str, half: float | None = None) -> None:
    """Paint a keyframe, `half` px from its middle to each corner."""
    half = px(4) if half is None else half
    shape = QPolygonF(
        [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
    )
    painter.setPen(QPen(color("panel"), 1))
    painter.setBrush(color(tone))
    painter.drawPolygon(shape)


def _paint_fades(painter: QPainter, lanes: LaneMap, place: Place) -> None:
    clip, box = place.clip, place.box
    for length, rising in ((clip.fade_in, True), (clip.fade_out, False)):
        if not length:
            continue
        outer = box.left() if rising else box.right()
        inner = outer + lanes.scale.width(length) * (1 if rising else -1)
        top = box.top() + band_of(box.height())
        shade = QPolygonF([QPointF(outer, top), QPointF(inner, top), QPointF(outer, box.bottom())])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("field", 0.6))
        painter.drawPolygon(shade)
        painter.setPen(QPen(color("text", 0.8), 1))
        painter.drawLine(QPointF(outer, box.bottom()), QPointF(inner, top))


def _paint_fade_handles(painter: QPainter, lanes: LaneMap, place: Place) -> None:
    if place.box.width() < px(round(HANDLE_ROOM)):
        return
    painter.setPen(QPen(color("panel"), 1))
    painter.setBrush(color("text"))
    for rising in (True, False):
        x, y = fade_handle(lanes, place, rising=rising)
        painter.drawEllipse(QPointF(x, y), px(4), px(4))


def _paint_line(
    painter: QPainter, lanes: LaneMap, place: Place, *, active: bool, span: tuple[float, float]
) -> None:
    name = line_of(place.clip)
    if name is None:
        return
    painter.setPen(QPen(color("warning", 1.0 if active else 0.85), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left, right = max(place.box.left(), span[0] - LINE_STEP), min(place.box.right(), span[1] + LINE_STEP)
    if right > left:
        painter.drawPath(_line_path(lanes, place, place.clip, (left, right)))
    for _at, x, y in line_keys(place, lanes.scale):
        if span[0] - px(8) <= x <= span[1] + px(8):
            paint_diamond(painter, x, y, _tone(active=active))


def _line_path(lanes: LaneMap, place: Place, clip: Clip, span: tuple[float, float]) -> QPainterPath:
    name = line_of(clip) or "volume"
    curve = curve_of(clip, name)
    left, right = span

    def point(x: float) -> QPointF:
        time = min(max(lanes.scale.to_time(x), clip.start), clip.end)
        return QPointF(x, line_y(place.box, name, line_value(clip, name, time)))

    path = QPainterPath(point(left))
    if curve is not None and len(curve.keys) > 1:
        x = left + LINE_STEP
        while x < right:
            path.lineTo(point(x))
            x += LINE_STEP
    path.lineTo(point(right))
    return path

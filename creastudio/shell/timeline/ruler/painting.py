"""How the ruler looks: marks above, timecode, bars and beats below."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as List

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from creastudio.core.tempo import TempoMap
from creastudio.core.timeline import Loop, Marker, Sequence
from creastudio.shell.theme import color, font, px
from creastudio.shell.timeline.ruler.ticks import Tick, bar_ticks, timecode_ticks
from creastudio.shell.timeline.timescale import TimeScale

LINES_APART = 10.0
"""Lines of markers through the lanes nearer to each other are left out, px."""

LEAST_APART = 4.0
"""Markers nearer to each other are painted as one, px."""


WIDEST = 400
"""Width of a marker with its name at most, px at text scale 1."""


def marks_height() -> int:
    """Return the height of the strip of markers and the loop, px."""
    return px(16)


def row_height() -> int:
    """Return the height of one row of times, px."""
    return px(18)


def ruler_height() -> int:
    """Return the height of the ruler, px."""
    return marks_height() + 2 * row_height()


def paint_ruler(
    painter: QPainter, sequence: Sequence, scale: TimeScale, width: float, chosen: str = ""
) -> None:
    """Paint strip and rows; `chosen` names a marker with an outline. The playhead comes over it: ``paint_head``."""
    top = marks_height()
    painter.fillRect(QRectF(0, 0, width, top), color("field"))
    _paint_loop(painter, sequence.loop, scale)
    _paint_row(painter, timecode_ticks(sequence, scale, width), scale, top, "text")
    changes = change_boxes(painter, sequence, scale, width)
    bars = bar_ticks(sequence.tempo, scale, width)
    _paint_row(painter, bars, scale, top + row_height(), "dim", [box for box, _words in changes])
    _paint_changes(painter, changes)
    painter.setPen(color("border"))
    for line in (top, top + row_height(), ruler_height() - 1):
        painter.drawLine(QPointF(0, line + 0.5), QPointF(width, line + 0.5))
    for marker, x, room in _seen_markers(sequence.markers, scale, width):
        _paint_marker(painter, marker, x, min(px(WIDEST), room), chosen=marker.id == chosen)


def _seen_markers(
    markers: List[Marker], scale: TimeScale, width: float
) -> Iterator[tuple[Marker, float, float]]:
    """Yield markers in view with their place and the room to the next, px; of those too near to each other only one."""
    begin, end = scale.to_time(-px(200)), scale.to_time(width + px(8))
    index = bisect_left(markers, begin, key=time_of)
    while index < len(markers) and markers[index].at <= end:
        marker = markers[index]
        x = scale.to_x(marker.at)
        index = max(index + 1, bisect_left(markers, scale.to_time(x + LEAST_APART), key=time_of))
        yield marker, x, scale.to_x(markers[index].at) - x if index < len(markers) else math.inf


def time_of(marker: Marker) -> int:
    """Return where a marker is, flicks: what markers are sorted by."""
    return marker.at


def _paint_row(
    painter: QPainter,
    ticks: Iterable[Tick],
    scale: TimeScale,
    top: float,
    token: str,
    taken: Iterable[QRectF] = (),
) -> None:
    """Paint one row of times; no number is written into the boxes that are taken."""
    height = row_height()
    painter.setFont(font(10))
    metrics = painter.fontMetrics()
    base = top + height * 0.5 + metrics.capHeight() / 2
    strong, weak = color("border_strong"), color("border")
    for tick in ticks:
        x = round(scale.to_x(tick.at)) + 0.5
        painter.setPen(strong if tick.text else weak)
        painter.drawLine(QPointF(x, top + (2 if tick.text else height * 0.65)), QPointF(x, top + height))
        if tick.text:
            left, right = x + px(4), x + px(4) + metrics.horizontalAdvance(tick.text)
            if not any(box.left() < right and left < box.right() for box in taken):
                painter.setPen(color(token))
                painter.drawText(QPointF(left, base), tick.text)


_last_changes: list[tuple[TempoMap, list[tuple[int, str]]]] = []


def _changes_of(tempo: TempoMap) -> list[tuple[int, str]]:
    """Return where tempo and metre change, flicks, and the words for it; kept for the map that was asked for last."""
    if not _last_changes or _last_changes[0][0] is not tempo:
        said: dict[int, list[str]] = {}
        for metre in tempo.metres:
            said.setdefault(tempo.bar_tick(metre.bar), []).append(f"{metre.beats}/{metre.unit}")
        for change in tempo.tempi:
            said.setdefault(change.tick, []).append(f"♩={float(change.tempo):.4g}")
        found = [(tempo.to_flicks(tick), "  ".join(words)) for tick, words in sorted(said.items())]
        _last_changes[:] = [(tempo, found)]
    return _last_changes[0][1]


def _first(change: tuple[int, str]) -> int:
    return change[0]


def change_boxes(
    painter: QPainter, sequence: Sequence, scale: TimeScale, width: float
) -> list[tuple[QRectF, str]]:
    """Return where tempo and metre change, as small words after the number of the bar; none lies over another."""
    changes = _changes_of(sequence.tempo)
    first = bisect_left(changes, scale.to_time(-px(240)), key=_first)
    last = scale.to_time(width)
    top = marks_height() + row_height()
    painter.setFont(font(9))
    metrics = painter.fontMetrics()
    found: list[tuple[QRectF, str]] = []
    end = -math.inf
    for at, text in changes[first:]:
        if at > last:
            break
        x = scale.to_x(at) + px(30)
        if x < end:
            continue
        room = metrics.horizontalAdvance(text) + px(8)
        end = x + room + px(2)
        if end > 0 and x <= width:
            found.append((QRectF(x, top + px(2), room, row_height() - px(4)), text))
    return found


def _paint_changes(painter: QPainter, changes: Iterable[tuple[QRectF, str]]) -> None:
    painter.setFont(font(9))
    for box, text in changes:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("raised"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(color("dim"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _paint_loop(painter: QPainter, loop: Loop | None, scale: TimeScale) -> None:
    if loop is None:
        return
    left, right = scale.to_x(loop.start), scale.to_x(loop.end)
    box = QRectF(left, 0, max(right - left, 2.0), marks_height())
    tone = color("accent") if loop.on else color("faint")
    fill = QColor(tone)
    fill.setAlphaF(0.35 if loop.on else 0.2)
    painter.fillRect(box, fill)
    if not loop.on:
        # Hollow: a frame of dashes in place of the two posts.
        painter.setPen(QPen(tone, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        return
    for x in (box.left(), box.right() - 3):
        painter.fillRect(QRectF(x, 0, 3, marks_height()), tone)


def _paint_marker(painter: QPainter, marker: Marker, x: float, room: float, *, chosen: bool) -> None:
    """Paint a marker and as much of its name as there is room for, px, up to the next."""
    tone = QColor(marker.color)
    height = marks_height()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tone, 1.5))
    painter.drawLine(QPointF(x, 0), QPointF(x, ruler_height()))
    painter.setPen(QPen(color("text"), 1.5) if chosen else Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    painter.drawPolygon(marker_shape(marker, x))
    if marker.name and room > px(28):
        painter.setFont(font(10))
        painter.setPen(color("text"))
        metrics = painter.fontMetrics()
        base = height * 0.5 + metrics.capHeight() / 2
        name = metrics.elidedText(marker.name, Qt.TextElideMode.ElideRight, int(room - px(16)))
        painter.drawText(QPointF(x + px(13), base), name)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def marker_shape(marker: Marker, x: float) -> QPolygonF:
    """Return the outline of a marker: a flag, or a diamond for a hit point."""
    height, wide = marks_height() - 3, px(10)
    if marker.hit_point:
        middle = x + wide / 2 + 1
        return QPolygonF(
            [
                QPointF(middle, 1), QPointF(middle + wide / 2, 1 + height / 2), QPointF(middle, 1 + height),
                QPointF(middle - wide / 2, 1 + height / 2),
            ]
        )  # fmt: skip
    return QPolygonF(
        [
            QPointF(x, 1), QPointF(x + wide, 1), QPointF(x + wide * 0.7, 1 + height / 2),
            QPointF(x + wide, 1 + height), QPointF(x, 1 + height),
        ]
    )  # fmt: skip


def paint_head(painter: QPainter, x: float) -> None:
    """Paint the handle of the playhead at the lower edge of the ruler."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top, tip = marks_height(), ruler_height()
    half = px(6)
    painter.setPen(QPen(color("accent"), 1.5))
    painter.drawLine(QPointF(x, top), QPointF(x, tip))
    head = QPolygonF(
        [
            QPointF(x - half, top), QPointF(x + half, top), QPointF(x + half, top + px(6)),
            QPointF(x, top + px(13)), QPointF(x - half, top + px(6)),
        ]
    )  # fmt: skip
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("accent"))
    painter.drawPolygon(head)


def paint_playhead_line(painter: QPainter, x: float, height: float) -> None:
    """Draw the line of the playhead down through the lanes."""
    painter.setPen(QPen(color("accent"), 1.5))
    painter.drawLine(QPointF(x, 0), QPointF(x, height))


def paint_mark(painter: QPainter, x: float, height: float) -> None:
    """Draw the time that something dragged clings to."""
    painter.fillRect(QRectF(x - 0.5, 0, 1, height), color("danger"))


def paint_marks_below(
    painter: QPainter, sequence: Sequence, scale: TimeScale, size: tuple[float, float]
) -> None:
    """Draw loop and markers down through lanes of a width and height, px."""
    width, height = size
    loop = sequence.loop
    if loop is not None and loop.on:
        left, right = max(0.0, scale.to_x(loop.start)), min(width, scale.to_x(loop.end))
        if right > left:
            painter.fillRect(QRectF(left, 0, right - left, height), color("accent", 0.07))
    before = -math.inf
    for marker, x, _ in _seen_markers(sequence.markers, scale, width):
        if 0 <= x <= width and x - before >= LINES_APART:
            before = x
            tone = QColor(marker.color)
            tone.setAlphaF(0.45)
            # No dashes: hundreds of dashed lines take longer than all clips.
            painter.fillRect(QRectF(round(x), 0, 1, height), tone)

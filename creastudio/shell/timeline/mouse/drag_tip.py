"""The words beside the mouse while something is dragged: how far, how long, or why not."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from creastudio.core.keyframes import SILENCE
from creastudio.core.time import timecode
from creastudio.core.timeline import Clip
from creastudio.shell.i18n import tr
from creastudio.shell.theme import color, font, px
from creastudio.shell.timeline.mouse.drags import ClipDrag, MoveDrag, RollDrag, SlideDrag, SlipDrag
from creastudio.shell.timeline.mouse.handle_drags import (
    FadeDrag,
    KeyDrag,
    LineDrag,
    LineKeyDrag,
    TransitionDrag,
)


def signed(length: int, rate: Fraction) -> str:
    """Return a distance as timecode with its sign: "+00:00:01:05"."""
    return ("-" if length < 0 else "+") + timecode(abs(length), rate)


def said(drag: ClipDrag, after: Clip, rate: Fraction) -> str:
    """Return what a drag has done so far; `after` is the clip that is dragged as it would be."""
    before = drag.clip
    if isinstance(drag, LineDrag | LineKeyDrag):
        return level(drag.name, drag.value if drag.value is not None else 0.0)
    if isinstance(drag, FadeDrag):
        return timecode(after.fade_in if drag.rising else after.fade_out, rate)
    if isinstance(drag, TransitionDrag):
        return timecode(after.transition.duration, rate) if after.transition is not None else tr("Cut")
    if isinstance(drag, KeyDrag):
        moved = 0 if drag.to is None else drag.to - drag.at
        return signed(before.from_source(moved), rate)
    if isinstance(drag, SlipDrag):
        shown = after.source_time(after.start) - before.source_time(before.start)
        return signed(before.from_source(-shown if before.backwards else shown), rate)
    if isinstance(drag, MoveDrag):
        return signed(drag.delta, rate)
    if isinstance(drag, SlideDrag | RollDrag):
        return signed(after.start - before.start, rate)
    moved = after.start - before.start or before.duration - after.duration
    by = moved if getattr(drag, "edge", "end") == "start" else after.end - before.end
    return f"{signed(by, rate)}   {tr('Length')} {timecode(after.duration, rate)}"


def level(name: str, value: float) -> str:
    """Return a value of a line as it is written: decibels or per cent."""
    if name != "volume":
        return f"{value * 100:.0f} %"
    return "-∞ dB" if value <= SILENCE else f"{value:+.1f} dB"


def paint_tip(painter: QPainter, at: QPointF, text: str, room: QRectF, *, danger: bool = False) -> None:
    """Paint words beside the mouse, inside of `room` px."""
    painter.setFont(font(12))
    metrics = painter.fontMetrics()
    width = min(metrics.horizontalAdvance(text) + px(16), int(room.width()))
    box = QRectF(at.x() + px(14), at.y() + px(16), width, metrics.height() + px(8))
    box.moveLeft(max(room.left(), min(box.left(), room.right() - box.width())))
    if box.bottom() > room.bottom():
        box.moveBottom(min(at.y() - px(8), room.bottom()))
    painter.setBrush(color("raised"))
    painter.setPen(QPen(color("danger" if danger else "border_strong"), 1))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(color("text"))
    painter.drawText(
        box,
        Qt.AlignmentFlag.AlignCenter,
        metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) - px(8)),
    )

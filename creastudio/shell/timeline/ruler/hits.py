"""What lies under the mouse on the ruler."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF

from creastudio.core.timeline import Marker, Sequence
from creastudio.shell.theme import font, px
from creastudio.shell.timeline.ruler.drags import LoopPart
from creastudio.shell.timeline.ruler.painting import WIDEST, marks_height, row_height, time_of
from creastudio.shell.timeline.timescale import TimeScale

EDGE = 6.0
"""How near an end of the loop the mouse must be, px."""


@dataclass(frozen=True)
class Hit:
    """Part of the ruler under the mouse.

    Attributes
    ----------
    part : str
        "marker", "loop" (see `loop`), "time" or "bars".
    """

    part: Literal["marker", "loop", "time", "bars"]
    marker: Marker | None = None
    loop: LoopPart = "new"


def hit(sequence: Sequence, scale: TimeScale, at: QPointF) -> Hit:
    """Return what lies at a point of the ruler, px."""
    if at.y() >= marks_height() + row_height():
        return Hit("bars")
    if at.y() >= marks_height():
        return Hit("time")
    metrics = QFontMetricsF(font(10))
    # The markers that begin before the mouse, the nearest first, as far back as names are painted.
    widest = px(WIDEST)
    first = bisect_right(sequence.markers, scale.to_time(at.x() - widest), key=time_of)
    last = bisect_right(sequence.markers, scale.to_time(at.x() + 3), key=time_of)
    for marker in reversed(sequence.markers[max(0, first - 1) : last]):
        left = scale.to_x(marker.at)
        width = px(13) + (metrics.horizontalAdvance(marker.name) if marker.name else 0.0)
        if left - 3 <= at.x() <= left + min(width, widest):
            return Hit("marker", marker)
    loop = sequence.loop
    if loop is not None:
        start, end = scale.to_x(loop.start), scale.to_x(loop.end)
        reach = min(EDGE, max(2.0, (end - start) / 3))
        if abs(at.x() - start) <= reach:
            return Hit("loop", loop="start")
        if abs(at.x() - end) <= reach:
            return Hit("loop", loop="end")
        if start < at.x() < end:
            return Hit("loop", loop="whole")
    return Hit("loop")

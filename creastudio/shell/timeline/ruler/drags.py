"""What the mouse does to the marks on the ruler between press and release; each drag ends as one edit."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import Literal, Protocol

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline_marks import set_loop, update_marker
from creastudio.core.time import frame_length
from creastudio.core.timeline import Loop, Marker, Sequence
from creastudio.shell.timeline.mouse.snapping import snapped


@dataclass(frozen=True)
class Cling:
    """What times on the ruler cling to.

    Attributes
    ----------
    marks : tuple of int
        Times that may be clung to, flicks.
    reach : int
        How near one must be, flicks; less than 0 lets go of them.
    """

    sequence: Sequence
    marks: tuple[int, ...]
    reach: int

    @property
    def frame(self) -> int:
        """Length of a frame, flicks, rounded up."""
        return ceil(frame_length(self.sequence.rate))

    def at(self, time: int) -> int:
        """Return the mark or frame that a time clings to."""
        return max(0, time + snapped((time,), self.marks, self.reach, self.sequence.rate)[0])


class RulerDrag(Protocol):
    """One drag."""

    def move(self, time: int) -> None:
        """Follow the mouse to a time."""
        ...

    def edit(self) -> Edit | None:
        """Return the edit as it would be if the button was released now; None for no change."""
        ...


@dataclass
class MarkerDrag:
    """Moves a marker."""

    cling: Cling
    marker: Marker
    grab: int
    at: int = field(init=False)

    def __post_init__(self) -> None:
        self.at = self.marker.at

    def move(self, time: int) -> None:
        self.at = self.cling.at(self.marker.at + time - self.grab)

    def edit(self) -> Edit | None:
        return update_marker(self.marker.id, at=self.at) if self.at != self.marker.at else None


LoopPart = Literal["start", "end", "whole", "new"]


@dataclass
class LoopDrag:
    """Moves the loop or one of its ends, or draws a new one from where the mouse was pressed."""

    cling: Cling
    part: LoopPart
    grab: int
    span: tuple[int, int] = field(init=False)

    def __post_init__(self) -> None:
        loop = self.cling.sequence.loop
        self.span = (loop.start, loop.end) if loop is not None and self.part != "new" else (0, 0)

    def move(self, time: int) -> None:
        loop, frame = self.cling.sequence.loop, self.cling.frame
        if self.part == "new" or loop is None:
            first, second = self.cling.at(self.grab), self.cling.at(time)
            self.span = (min(first, second), max(first, second))
        elif self.part == "start":
            self.span = (min(self.cling.at(time), loop.end - frame), loop.end)
        elif self.part == "end":
            self.span = (loop.start, max(self.cling.at(time), loop.start + frame))
        else:
            start = self.cling.at(loop.start + time - self.grab)
            self.span = (start, start + loop.end - loop.start)

    def edit(self) -> Edit | None:
        start, end = max(0, self.span[0]), self.span[1]
        loop = self.cling.sequence.loop
        if end <= start or (loop is not None and (start, end) == (loop.start, loop.end)):
            return None
        return set_loop(self.cling.sequence.id, Loop(start=start, end=end, on=True))

"""What the mouse does to clips between press and release; each drag ends as one edit."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import Literal, Protocol

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline import move_clip, trim_clip
from creastudio.core.time import frame_length
from creastudio.core.timeline import Clip, Track
from creastudio.shell.timeline.snapping import snapped


@dataclass(frozen=True)
class Grip:
    """What a drag of clips needs to know.

    Attributes
    ----------
    marks : tuple of int
        Times that may be clung to, flicks.
    reach : int
        How near one must be, flicks; 0 lets go of them.
    """

    rate: Fraction
    marks: tuple[int, ...]
    reach: int

    def snap(self, *times: int) -> tuple[int, int | None]:
        """See ``snapped``."""
        return snapped(times, self.marks, self.reach, self.rate)


class ClipDrag(Protocol):
    """One drag."""

    mark: int | None

    def move(self, time: int, track: Track | None) -> None:
        """Follow the mouse to a time, over a track."""
        ...

    def edit(self) -> Edit | None:
        """Return the edit as it would be if the button was released now; None for no change."""
        ...


@dataclass
class MoveDrag:
    """Moves clips in time, a single one to other tracks too."""

    grip: Grip
    clips: tuple[tuple[Track, Clip], ...]
    start: int
    mark: int | None = None
    delta: int = 0
    target: Track | None = None

    def move(self, time: int, track: Track | None) -> None:
        first = min(clip.start for _, clip in self.clips)
        last = max(clip.end for _, clip in self.clips)
        delta = max(time - self.start, -first)
        shift, self.mark = self.grip.snap(first + delta, last + delta)
        self.delta = max(delta + shift, -first)
        kind = self.clips[0][0].kind
        usable = track is not None and track.kind == kind and not track.locked
        self.target = track if usable and len(self.clips) == 1 else None

    def edit(self) -> Edit | None:
        if len(self.clips) == 1:
            source, clip = self.clips[0]
            target = self.target or source
            if self.delta == 0 and target.id == source.id:
                return None
            return move_clip(clip.id, target.id, clip.start + self.delta)
        if self.delta == 0:
            return None
        # From the side that they move to, so that none is stopped by one that still has to move.
        order = sorted(self.clips, key=lambda item: item[1].start, reverse=self.delta > 0)
        return combined(
            "Move clip", *(move_clip(clip.id, track.id, clip.start + self.delta) for track, clip in order)
        )


@dataclass
class TrimDrag:
    """Moves one edge of a clip."""

    grip: Grip
    clip: Clip
    edge: Literal["start", "end"]
    mark: int | None = None
    span: tuple[int, int] = field(default=(0, 0))

    def __post_init__(self) -> None:
        self.span = (self.clip.start, self.clip.end)

    def move(self, time: int, track: Track | None) -> None:
        del track
        shift, self.mark = self.grip.snap(time)
        frame = ceil(frame_length(self.grip.rate))
        if self.edge == "start":
            self.span = (max(0, min(time + shift, self.clip.end - frame)), self.clip.end)
        else:
            self.span = (self.clip.start, max(time + shift, self.clip.start + frame))

    def edit(self) -> Edit | None:
        start, end = self.span
        if (start, end) == (self.clip.start, self.clip.end):
            return None
        return trim_clip(self.clip.id, start, end - start)

"""What the mouse does to clips between press and release; each drag ends as one edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import Literal, Protocol

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline_copies import duplicate_clips
from creastudio.core.edits.timeline_move import move_clips
from creastudio.core.edits.timeline_tree import Spot
from creastudio.core.edits.timeline_trim import ripple_trim, roll_edit, slide_clip, slip_clip, trim_clip
from creastudio.core.time import frame_length, snap_to_frame
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.timeline.mouse.snapping import Grid, snapped

Edge = Literal["start", "end"]


@dataclass(frozen=True)
class Grip:
    """What a drag of clips needs to know.

    Attributes
    ----------
    marks : tuple of int
        Times that may be clung to, flicks, sorted.
    reach : int
        How near one must be, flicks; negative lets go of them.
    grid : callable, optional
        The beats, where they are clung to.
    """

    rate: Fraction
    marks: tuple[int, ...]
    reach: int
    grid: Grid | None = None

    def snap(self, *times: int, free: bool = False) -> tuple[int, int | None]:
        """See ``snapped``; `free` clings to whole frames alone."""
        return snapped(times, self.marks, -1 if free else self.reach, self.rate, self.grid)


@dataclass(frozen=True)
class Pointer:
    """Where the mouse is and which keys are held.

    Attributes
    ----------
    time : int
        Flicks; also before the start, as how far is what counts.
    y : float
        Px in the lanes.
    free : bool
        Whether nothing is clung to (Shift).
    insert : bool
        Whether what comes later makes room (Ctrl).
    copy : bool
        Whether a copy is moved (Alt).
    """

    time: int
    y: float = 0.0
    track: Track | None = None
    free: bool = False
    insert: bool = False
    copy: bool = False


class ClipDrag(Protocol):
    """One drag.

    Attributes
    ----------
    mark : int or None
        What is clung to, flicks.
    clip : Clip
        The one that was grabbed, as it was.
    """

    mark: int | None

    @property
    def clip(self) -> Clip:
        """The clip that was grabbed, as it was."""
        ...

    def move(self, pointer: Pointer) -> None:
        """Follow the mouse."""
        ...

    def edit(self) -> Edit | None:
        """Return the edit as it would be if the button was released now; None for no change."""
        ...


@dataclass
class MoveDrag:
    """Moves clips in time and to other tracks: over what lies there, pushing it, or as copies."""

    grip: Grip
    sequence: Sequence
    spots: tuple[Spot, ...]
    grabbed: Spot
    start: int
    mark: int | None = None
    delta: int = 0
    target: Track | None = None
    insert: bool = False
    copy: bool = False

    @property
    def clip(self) -> Clip:
        return self.grabbed.clip

    def move(self, pointer: Pointer) -> None:
        first = min(spot.clip.start for spot in self.spots)
        last = max(spot.clip.end for spot in self.spots)
        delta = max(pointer.time - self.start, -first)
        clip = self.clip
        shift, self.mark = self.grip.snap(
            clip.start + delta, clip.end + delta, first + delta, last + delta, free=pointer.free
        )
        self.delta = max(delta + shift, -first)
        self.target = pointer.track or self.target
        self.insert, self.copy = pointer.insert, pointer.copy

    def edit(self) -> Edit | None:
        tracks = self.tracks()
        if self.delta == 0 and not tracks:
            return None
        ids = [spot.clip.id for spot in self.spots]
        way = "insert" if self.insert else "overwrite"
        if self.copy:
            return duplicate_clips(ids, self.delta, way, tracks)
        return move_clips(ids, self.delta, way, tracks=tracks)

    def tracks(self) -> Mapping[str, str]:
        """Return which clips go on which other track: those of the grabbed one's kind, by as many tracks as it."""
        kind, target = self.grabbed.track.kind, self.target
        if target is None or target.id == self.grabbed.track.id:
            return {}
        if target.kind != kind:
            # It is refused, by the name of the track.
            return {self.clip.id: target.id}
        lanes = [track.id for track in self.sequence.tracks if track.kind == kind]
        places = {spot.clip.id: lanes.index(spot.track.id) for spot in self.spots if spot.track.kind == kind}
        by = lanes.index(target.id) - lanes.index(self.grabbed.track.id)
        by = min(max(by, -min(places.values())), len(lanes) - 1 - max(places.values()))
        return {name: lanes[place + by] for name, place in places.items()} if by else {}


@dataclass
class EdgeDrag:
    """Moves one edge of a clip; what comes after stays, or follows: with `ripple`, and while Ctrl is held."""

    grip: Grip
    clip: Clip
    edge: Edge
    ripple: bool = False
    mark: int | None = None
    delta: int = 0
    following: bool = False

    def move(self, pointer: Pointer) -> None:
        self.following = self.ripple or pointer.insert
        at = self.clip.start if self.edge == "start" else self.clip.end
        shift, self.mark = self.grip.snap(pointer.time, free=pointer.free)
        spare = max(0, self.clip.duration - ceil(frame_length(self.grip.rate)))
        delta = pointer.time + shift - at
        self.delta = min(delta, spare) if self.edge == "start" else max(delta, -spare)

    def edit(self) -> Edit | None:
        if self.delta == 0:
            return None
        if self.following:
            return ripple_trim(self.clip.id, self.edge, self.delta)
        start = max(0, self.clip.start + self.delta) if self.edge == "start" else self.clip.start
        end = self.clip.end + (self.delta if self.edge == "end" else 0)
        return trim_clip(self.clip.id, start, end - start)


@dataclass
class RollDrag:
    """Moves the cut before a clip."""

    grip: Grip
    clip: Clip
    mark: int | None = None
    delta: int = 0

    def move(self, pointer: Pointer) -> None:
        shift, self.mark = self.grip.snap(pointer.time, free=pointer.free)
        self.delta = pointer.time + shift - self.clip.start

    def edit(self) -> Edit | None:
        return roll_edit(self.clip.id, self.delta) if self.delta else None


@dataclass
class SlipDrag:
    """Shows another part of the source: the picture goes with the mouse."""

    grip: Grip
    clip: Clip
    start: int
    mark: int | None = None
    delta: int = field(default=0)

    def move(self, pointer: Pointer) -> None:
        self.delta = -snap_to_frame(pointer.time - self.start, self.grip.rate)

    def edit(self) -> Edit | None:
        return slip_clip(self.clip.id, self.delta) if self.delta else None


@dataclass
class SlideDrag:
    """Moves a clip between its neighbours, which get longer and shorter."""

    grip: Grip
    clip: Clip
    start: int
    mark: int | None = None
    delta: int = 0

    def move(self, pointer: Pointer) -> None:
        delta = pointer.time - self.start
        shift, self.mark = self.grip.snap(self.clip.start + delta, self.clip.end + delta, free=pointer.free)
        self.delta = delta + shift

    def edit(self) -> Edit | None:
        return slide_clip(self.clip.id, self.delta) if self.delta else None

"""What dragging the handles on a clip does: fades, transitions, the line of its volume, keyframes."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from creastudio.core.animation import curve_of
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.generated import move_key
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline_keys import move_keyframe, set_fades, set_keyframe, set_value
from creastudio.core.edits.timeline_transitions import set_transition
from creastudio.core.keyframes import BOUNDS, Property
from creastudio.core.timeline import Clip
from creastudio.shell.timeline.lane_map import line_of, line_value, line_y, value_of_y
from creastudio.shell.timeline.mouse.drags import Grip, Pointer


@dataclass
class FadeDrag:
    """Sets how long a clip fades in or out."""

    grip: Grip
    clip: Clip
    rising: bool
    mark: int | None = None
    length: int = field(default=-1)

    def move(self, pointer: Pointer) -> None:
        shift, self.mark = self.grip.snap(pointer.time, free=pointer.free)
        time = pointer.time + shift
        other = self.clip.fade_out if self.rising else self.clip.fade_in
        length = time - self.clip.start if self.rising else self.clip.end - time
        self.length = min(max(0, length), self.clip.duration - other)

    def edit(self) -> Edit | None:
        if self.length < 0 or self.length == (self.clip.fade_in if self.rising else self.clip.fade_out):
            return None
        return set_fades(self.clip.id, **{"fade_in" if self.rising else "fade_out": self.length})


@dataclass
class TransitionDrag:
    """Sets how long a transition lasts; its middle stays on the cut."""

    grip: Grip
    clip: Clip
    mark: int | None = None
    length: int = 0

    def move(self, pointer: Pointer) -> None:
        shift, self.mark = self.grip.snap(pointer.time, free=pointer.free)
        half = abs(pointer.time + shift - self.clip.start)
        self.length = max(1, 2 * half)

    def edit(self) -> Edit | None:
        now = self.clip.transition
        if now is None or not self.length or self.length == now.duration:
            return None
        return set_transition(self.clip.id, now.model_copy(update={"duration": self.length}))


@dataclass
class LineDrag:
    """Moves the line of the volume or opacity up and down: all of it, or the part between two keyframes.

    Attributes
    ----------
    box : QRectF
        Where the clip is painted, px.
    start, y : int, float
        Where it was grabbed: flicks of the sequence, and px.
    """

    grip: Grip
    clip: Clip
    box: QRectF
    start: int
    y: float
    mark: int | None = None
    value: float | None = None

    @property
    def name(self) -> Property:
        """What the line is of."""
        return line_of(self.clip) or "volume"

    def move(self, pointer: Pointer) -> None:
        before = line_value(self.clip, self.name, self.start)
        at = line_y(self.box, self.name, before) + pointer.y - self.y
        value = value_of_y(self.box, self.name, at)
        self.value = _round(self.name, value)

    def edit(self) -> Edit | None:
        before = line_value(self.clip, self.name, self.start)
        if self.value is None or abs(self.value - before) < 1e-9:
            return None
        curve = curve_of(self.clip, self.name)
        keys = curve.keys if curve is not None else ()
        if not keys:
            return set_value(self.clip.id, self.name, self.value)
        at, by = self.clip.key_time(self.start), self.value - before
        earlier = [key for key in keys if key.at <= at][-1:]
        later = [key for key in keys if key.at > at][:1]
        low, high = BOUNDS[self.name]
        return combined(
            "Set keyframe",
            *(
                set_keyframe(self.clip.id, self.name, key.at, min(max(key.value + by, low), high))
                for key in (*earlier, *later)
            ),
        )


@dataclass
class LineKeyDrag:
    """Moves a keyframe on the line: in time, and up and down."""

    grip: Grip
    clip: Clip
    box: QRectF
    at: int
    y: float
    mark: int | None = None
    to: int | None = None
    value: float = 0.0

    @property
    def name(self) -> Property:
        """What the line is of."""
        return line_of(self.clip) or "volume"

    def move(self, pointer: Pointer) -> None:
        shift, self.mark = self.grip.snap(pointer.time, free=pointer.free)
        time = min(max(pointer.time + shift, self.clip.start), self.clip.end)
        self.to = self.clip.key_time(time)
        before = line_value(self.clip, self.name, self.clip.time_of_key(self.at))
        at = line_y(self.box, self.name, before) + pointer.y - self.y
        self.value = _round(self.name, value_of_y(self.box, self.name, at))

    def edit(self) -> Edit | None:
        if self.to is None:
            return None
        edits = [set_keyframe(self.clip.id, self.name, self.at, self.value)]
        if self.to != self.at:
            edits.append(move_keyframe(self.clip.id, self.name, self.at, self.to))
        return combined("Move keyframe", *edits)


@dataclass
class KeyDrag:
    """Moves all keyframes of a time that aren't on the line."""

    grip: Grip
    clip: Clip
    at: int
    mark: int | None = None
    to: int | None = None

    def move(self, pointer: Pointer) -> None:
        shift, self.mark = self.grip.snap(pointer.time, free=pointer.free)
        time = min(max(pointer.time + shift, self.clip.start), self.clip.end)
        self.to = self.clip.key_time(time)

    def edit(self) -> Edit | None:
        if self.to is None or self.to == self.at:
            return None
        shown = line_of(self.clip)
        return combined(
            "Move keyframe",
            *(
                move_keyframe(self.clip.id, curve.property, self.at, self.to, curve.layer)
                for curve in self.clip.curves
                if curve.property != shown and any(key.at == self.at for key in curve.keys)
            ),
        )


@dataclass
class MadeKeyDrag(KeyDrag):
    """Moves a key of a generated clip."""

    def edit(self) -> Edit | None:
        return None if self.to is None or self.to == self.at else move_key(self.clip.id, self.at, self.to)


def _round(name: Property, value: float) -> float:
    return round(value, 1 if name == "volume" else 2)

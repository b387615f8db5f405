"""What is to be seen of a sequence at a time, from bottom to top: clips, and two clips in a transition."""

from __future__ import annotations

from dataclasses import dataclass

from creastudio.core.animation import Look, curve_of, look_at
from creastudio.core.keyframes import Property
from creastudio.core.playing import active_tracks, clip_at, meeting_at
from creastudio.core.timeline import Clip, Sequence, TrackKind, Transition

_PLACES: tuple[Property, ...] = ("x", "y", "scale", "rotation")


@dataclass(frozen=True)
class Shown:
    """A clip at a time of the sequence, flicks; in a transition the time may lie beyond its ends."""

    clip: Clip
    time: int
    look: Look

    @property
    def still(self) -> bool:
        """Whether its place is the same all the time."""
        return all(_constant(self.clip, name) for name in _PLACES)

    @property
    def largest(self) -> float:
        """The largest scale that it is given by a keyframe, so that one picture serves a whole zoom."""
        curve = curve_of(self.clip, "scale")
        if curve is None:
            return 1.0
        return max((key.value for key in curve.keys), default=curve.value)


@dataclass(frozen=True)
class Mix:
    """Two clips in a transition, which is `share` (0 to 1) of its way from left to right."""

    left: Shown
    right: Shown
    transition: Transition
    share: float


def scene_at(sequence: Sequence, time: int) -> list[Shown | Mix]:
    """Return what is seen at a time, flicks: the picture tracks from bottom to top, then those of text."""
    return [*_seen(sequence, "picture", time), *_seen(sequence, "text", time)]


def _seen(sequence: Sequence, kind: TrackKind, time: int) -> list[Shown | Mix]:
    found: list[Shown | Mix] = []
    for track in active_tracks(sequence, kind):
        meeting = meeting_at(track, time)
        if meeting is not None:
            left, right = _shown(meeting.left, time), _shown(meeting.right, time)
            found.append(Mix(left, right, meeting.transition, meeting.share))
            continue
        clip = clip_at(track, time)
        if clip is not None:
            shown = _shown(clip, time)
            if shown.look.opacity > 0 and shown.look.scale > 0:
                found.append(shown)
    return found


def _shown(clip: Clip, time: int) -> Shown:
    return Shown(clip, time, look_at(clip, time))


def _constant(clip: Clip, name: Property) -> bool:
    curve = curve_of(clip, name)
    return curve is None or len({key.value for key in curve.keys}) <= 1

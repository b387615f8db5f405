"""Which part of a clip is heard: its own span, what a transition adds of its handles, what rings on after it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Track, Transition
from creastudio.media.synth import TAIL


@dataclass(frozen=True)
class Part:
    """What is heard of a clip, in samples of the sequence from `begin` to before `end`.

    Attributes
    ----------
    entering, leaving : Transition or None
        Into the clip and out of it.
    joined_before, joined_after : bool
        Whether the clip beside it goes on with the same sound, as after a split: then there is no edge.
    tail : bool
        Whether this is what rings on after the clip.
    """

    clip: Clip
    begin: int
    end: int
    entering: Transition | None = None
    leaving: Transition | None = None
    joined_before: bool = False
    joined_after: bool = False
    tail: bool = False


def parts_between(track: Track, first: int, last: int, rate: int) -> list[Part]:
    """Return what is heard of a track in samples `first` to before `last`, in order."""
    scale = FLICKS_PER_SECOND // rate
    clips = track.clips
    tail = round(TAIL * rate) if track.kind == "score" else 0
    # A transition reaches half into either clip at most, so the clips beside those of the span are enough.
    begin = max(0, bisect_right(clips, (first - tail) * scale, key=_start) - 2)
    end = min(len(clips), bisect_left(clips, last * scale, key=_start) + 1)
    found: list[Part] = []
    for index in range(begin, end):
        if clips[index].freeze is not None:
            continue
        part = _part(clips, index, scale)
        found.append(part)
        if tail and _rings_on(part):
            found.append(Part(part.clip, part.end, part.end + tail, tail=True))
    return [part for part in found if part.begin < last and part.end > first]


def to_samples(flicks: int, scale: int) -> int:
    """Return the first sample at or after a time, where a sample lasts `scale` flicks."""
    return -(-flicks // scale)


def _part(clips: tuple[Clip, ...], index: int, scale: int) -> Part:
    clip = clips[index]
    before = clips[index - 1] if index and clips[index - 1].end == clip.start else None
    after = clips[index + 1] if index + 1 < len(clips) and clips[index + 1].start == clip.end else None
    entering = clip.transition if before is not None else None
    leaving = after.transition if after is not None else None
    return Part(
        clip,
        to_samples(clip.start - (entering.before if entering else 0), scale),
        to_samples(clip.end + (leaving.after if leaving else 0), scale),
        entering,
        leaving,
        before is not None and _goes_on(before, clip),
        after is not None and _goes_on(clip, after),
    )


def _rings_on(part: Part) -> bool:
    clip = part.clip
    return not (part.joined_after or part.leaving is not None or clip.fade_out or clip.backwards)


def _goes_on(left: Clip, right: Clip) -> bool:
    """Whether the right clip begins with what would have come after the left one."""
    if _way(left) != _way(right) or right.transition is not None:
        return False
    apart = left.offset - right.source_end if left.backwards else right.offset - left.source_end
    return abs(apart) <= 1 and not left.fade_out and not right.fade_in


def _way(clip: Clip) -> tuple[object, ...]:
    return clip.asset, clip.speed, clip.backwards, clip.curves


def _start(clip: Clip) -> int:
    return clip.start

"""What is seen and heard of a sequence at a time."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from creastudio.core.timeline import Clip, Sequence, Track, TrackKind, Transition


@dataclass(frozen=True)
class Meeting:
    """Two clips in a transition, which is `share` (0 to 1) of its way from `left` to `right`."""

    left: Clip
    right: Clip
    transition: Transition
    share: float


def active_tracks(sequence: Sequence, kind: TrackKind) -> list[Track]:
    """Return the tracks of a kind that are seen or heard, from bottom to top."""
    tracks = [track for track in sequence.tracks if track.kind == kind]
    solo = any(track.solo for track in tracks)
    return [track for track in tracks if not track.muted and (track.solo or not solo)]


def heard_tracks(sequence: Sequence) -> list[Track]:
    """Return the tracks that sound, from bottom to top: a solo one silences those of audio and of scores alike."""
    tracks = [track for track in sequence.tracks if track.kind in ("audio", "score")]
    solo = any(track.solo for track in tracks)
    return [track for track in tracks if not track.muted and (track.solo or not solo)]


def is_heard(sequence: Sequence) -> bool:
    """Return whether anything lies on a track that sounds."""
    return any(track.clips for track in heard_tracks(sequence))


def clip_at(track: Track, time: int) -> Clip | None:
    """Return the clip of a track that a time lies in, or None in a gap."""
    index = bisect_right(track.clips, time, key=_start) - 1
    return track.clips[index] if index >= 0 and time < track.clips[index].end else None


def clips_between(track: Track, start: int, end: int) -> tuple[Clip, ...]:
    """Return the clips of a track that have a part in [start, end), in order."""
    clips = track.clips
    first = max(0, bisect_right(clips, start, key=_start) - 1)
    last = bisect_right(clips, end - 1, key=_start)
    if first < last and clips[first].end <= start:
        first += 1
    return clips[first:last]


def meeting_at(track: Track, time: int) -> Meeting | None:
    """Return the transition of a track that a time lies in, or None."""
    clips = track.clips
    index = bisect_right(clips, time, key=_start) - 1
    # A transition belongs to the clip after its cut, which the time may lie before.
    for after in (index, index + 1):
        if 0 < after < len(clips) and (transition := clips[after].transition) is not None:
            begin = clips[after].start - transition.before
            if begin <= time < begin + transition.duration:
                share = (time - begin) / transition.duration
                return Meeting(clips[after - 1], clips[after], transition, share)
    return None


def _start(clip: Clip) -> int:
    return clip.start


def part_key(clip_id: str, track: int) -> str:
    """Return the name under which the level of one track of a score clip is told."""
    return f"{clip_id}/{track}"

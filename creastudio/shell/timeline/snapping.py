"""What times cling to: the playhead, edges of clips, the start, and whole frames."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from creastudio.core.time import snap_to_frame
from creastudio.core.timeline import Sequence

REACH = 8.0
"""How near a mark must be, px."""


def marks_of(sequence: Sequence, playhead: int, without: Iterable[str] = ()) -> tuple[int, ...]:
    """Return the times that may be clung to, flicks; `without` names clips that don't count."""
    left_out = frozenset(without)
    marks = {0, playhead}
    for track in sequence.tracks:
        for clip in track.clips:
            if clip.id not in left_out:
                marks |= {clip.start, clip.end}
    return tuple(sorted(marks))


def snapped(times: Iterable[int], marks: Iterable[int], reach: int, rate: Fraction) -> tuple[int, int | None]:
    """Return how far to move so that one of `times` meets a mark, and the mark; else to the nearest whole frame.

    Parameters
    ----------
    times : iterable of int
        Of what is dragged, the first leading: start and end of a clip, flicks.
    reach : int
        How near a mark must be, flicks.
    """
    all_times = tuple(times)
    best: tuple[int, int | None] | None = None
    for mark in marks:
        for time in all_times:
            distance = mark - time
            if abs(distance) <= reach and (best is None or abs(distance) < abs(best[0])):
                best = (distance, mark)
    if best is not None:
        return best
    return snap_to_frame(all_times[0], rate) - all_times[0], None

"""What times cling to: the playhead, edges of clips, markers, the loop, beats, and whole frames."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from collections.abc import Sequence as List
from fractions import Fraction

from creastudio.core.tempo import TempoMap
from creastudio.core.time import snap_to_frame
from creastudio.core.timeline import Sequence

REACH = 8.0
"""How near a mark must be, px."""

BEAT_ROOM = 24.0
"""Beats nearer to each other than this are passed over, px; bars are clung to instead."""

Grid = Callable[[int], int | None]
"""Time, flicks -> the nearest line of a grid."""


def marks_of(sequence: Sequence, playhead: int, without: Iterable[str] = ()) -> tuple[int, ...]:
    """Return the times that may be clung to, flicks, sorted; `without` names clips that don't count."""
    left_out = frozenset(without)
    marks = {0, playhead, *(marker.at for marker in sequence.markers)}
    if sequence.loop is not None:
        marks |= {sequence.loop.start, sequence.loop.end}
    for track in sequence.tracks:
        for clip in track.clips:
            if clip.id not in left_out:
                marks |= {clip.start, clip.end}
    return tuple(sorted(marks))


class Marks:
    """The marks of the sequence that is looked at, kept while it stays as it is: they are asked for at each move of the mouse."""

    def __init__(self) -> None:
        self._asked: tuple[Sequence, int, frozenset[str]] | None = None
        self._found: tuple[int, ...] = ()

    def of(self, sequence: Sequence, playhead: int, without: Iterable[str] = ()) -> tuple[int, ...]:
        """As ``marks_of``."""
        left_out = frozenset(without)
        known = self._asked
        # By identity: whether two long sequences are equal would be slow to find out.
        if known is None or known[0] is not sequence or known[1:] != (playhead, left_out):
            self._found = marks_of(sequence, playhead, left_out)
            self._asked = (sequence, playhead, left_out)
        return self._found


def beats_of(tempo: TempoMap, closest: int) -> Grid:
    """Return the grid of beats, or of bars where beats are nearer to each other than `closest` flicks."""

    def nearest(time: int) -> int | None:
        tick = tempo.to_tick(max(0, time))
        bar = tempo.bar_at(tick)
        begin, end = tempo.bar_tick(bar), tempo.bar_tick(bar + 1)
        places = [begin, end]
        beat = tempo.metre_at(tick).beat_ticks
        if tempo.to_flicks(begin + beat) - tempo.to_flicks(begin) >= closest:
            places += range(begin + beat, end, beat)
        return min((tempo.to_flicks(place) for place in places), key=lambda at: abs(at - time))

    return nearest


def snapped(
    times: Iterable[int], marks: List[int], reach: int, rate: Fraction, grid: Grid | None = None
) -> tuple[int, int | None]:
    """Return how far to move so that one of `times` meets a mark, and the mark; else to the nearest whole frame.

    Parameters
    ----------
    times : iterable of int
        Of what is dragged, the first leading: start and end of a clip, flicks.
    marks : sequence of int
        Sorted, flicks.
    reach : int
        How near a mark must be, flicks; negative lets go of all of them.
    grid : callable, optional
        What is clung to where no mark is near.
    """
    all_times = tuple(times)
    best: tuple[int, int | None] | None = None
    for near in (lambda time: _beside(marks, time), lambda time: _on_grid(grid, time)):
        for time in all_times:
            for mark in near(time):
                distance = mark - time
                if abs(distance) <= reach and (best is None or abs(distance) < abs(best[0])):
                    best = (distance, mark)
        if best is not None:
            return best
    return snap_to_frame(all_times[0], rate) - all_times[0], None


def _beside(marks: List[int], time: int) -> List[int]:
    index = bisect_left(marks, time)
    return marks[max(0, index - 1) : index + 1]


def _on_grid(grid: Grid | None, time: int) -> List[int]:
    found = grid(time) if grid is not None else None
    return () if found is None else (found,)

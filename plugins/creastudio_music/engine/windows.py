"""Cuts what is to be composed into windows that a network can look at: some holes, and music around them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from creastudio.api.score import Score
from creastudio_music.engine import tokens as t
from creastudio_music.engine.composing import Cell

BEFORE, AFTER = 12, 6
"""Bars of what is given that are looked at on either side, where there is room."""
LONGEST = 16
"""Bars that are written in one go, those between that are given counted too."""
AHEAD = 2
"""Bars of holes behind the window that the model is told of, so that it doesn't make an end there."""
ROOM = 1024
"""Ids of a window, answers included, where the network could look at more: it has learned from texts of this length."""
HEADER = 30
"""Ids that stand before the first bar, at most."""
_GUESS = 1.15
"""Notes a quarter of one voice that isn't written yet; those of chorales."""


@dataclass(frozen=True)
class Window:
    """What is written in one go.

    Attributes
    ----------
    first, last : int
        Bars of the score that are looked at, `last` not included.
    tracks : tuple of int
        Tracks that are looked at; at most ``tokens.SLOTS``.
    holes : tuple of Cell
        What is written, in the order of bars.
    beyond : tuple of Cell
        Holes behind them that are masked and left open.
    """

    first: int
    last: int
    tracks: tuple[int, ...]
    holes: tuple[Cell, ...]
    beyond: tuple[Cell, ...] = ()


def windows_of(score: Score, holes: Iterable[Cell], context: int) -> list[Window]:
    """Return windows that together hold all holes, each once, in the order in which they are to be written.

    Where more tracks have holes than a window has, they are written one group after another.

    Parameters
    ----------
    context : int
        Most ids that the network looks at.
    """
    wanted = sorted(set(holes), key=lambda cell: (cell.bar, cell.track))
    tracks = sorted({cell.track for cell in wanted})
    if len(tracks) <= t.SLOTS:
        groups = [tracks]
    else:
        size = t.SLOTS - 2  # two are kept for what is there already
        groups = [tracks[at : at + size] for at in range(0, len(tracks), size)]
    found: list[Window] = []
    done: set[int] = set()
    for group in groups:
        mine = [cell for cell in wanted if cell.track in group]
        waiting = {cell.track for cell in wanted} - done - set(group)
        found += _of_group(score, mine, waiting, min(ROOM, context - 2))
        done |= set(group)
    return found


def _of_group(score: Score, holes: Sequence[Cell], waiting: set[int], room: int) -> list[Window]:
    made: list[Window] = []
    rest = list(holes)
    while rest:
        begin = rest[0].bar
        tracks = _looked_at(score, rest, begin, waiting)
        sizes = _Sizes(score, set(holes), tracks)
        taken, end = _taken(rest, begin, sizes, room)
        inside = {cell.bar for cell in taken}
        left = room - HEADER - sizes.span(begin, end)
        behind, ahead = rest[len(taken) :], end
        while ahead - end < AHEAD and any(cell.bar == ahead for cell in behind) and left > sizes.bar(ahead):
            left -= sizes.bar(ahead)
            ahead += 1
        beyond = tuple(cell for cell in behind if cell.bar < ahead)
        if not beyond:
            holes_behind = {cell.bar for cell in behind}
            while ahead - end < AFTER and ahead < score.bar_count and ahead not in holes_behind:
                left -= sizes.bar(ahead)
                if left < 0:
                    break
                ahead += 1
        first = begin
        while first > 0 and begin - first < BEFORE and left > sizes.bar(first - 1):
            first -= 1
            left -= sizes.bar(first)
        assert inside
        made.append(Window(first, ahead, tracks, tuple(taken), beyond))
        rest = behind
    return made


def _taken(rest: Sequence[Cell], begin: int, sizes: _Sizes, room: int) -> tuple[list[Cell], int]:
    """Return the holes of as many bars as fit, and the bar behind them."""
    used, end = 0, begin
    last_bar = rest[-1].bar
    while end <= last_bar and end - begin < LONGEST:
        used += sizes.bar(end)
        # Some of the room is for what lies before, but one bar is always taken.
        if end > begin and used > (room * 2 // 3 if begin else room - HEADER):
            break
        end += 1
    taken = [cell for cell in rest if cell.bar < end]
    return taken, taken[-1].bar + 1


def _looked_at(score: Score, rest: Sequence[Cell], begin: int, waiting: set[int]) -> tuple[int, ...]:
    """Return the tracks of the holes, and of the others those that say most there."""
    own = sorted({cell.track for cell in rest})
    near = range(max(0, begin - BEFORE), begin + LONGEST)

    def notes(track: int) -> int:
        bars = score.tracks[track].bars
        return sum(len(bars[number]) for number in near if number < len(bars))

    others = [n for n in range(len(score.tracks)) if n not in own and n not in waiting and notes(n)]
    others.sort(key=lambda track: (score.tracks[track].percussion, -notes(track), track))
    return tuple(sorted([*own, *others[: t.SLOTS - len(own)]]))


class _Sizes:
    """How many ids bars take."""

    def __init__(self, score: Score, holes: set[Cell], tracks: Sequence[int]) -> None:
        self._score, self._holes, self._tracks = score, holes, tracks
        self._known: dict[int, int] = {}

    def bar(self, number: int) -> int:
        """Return the ids of one bar, what is to be written in it included."""
        if number not in self._known:
            self._known[number] = 2 + sum(self._cell(track, number) for track in self._tracks)
        return self._known[number]

    def span(self, first: int, last: int) -> int:
        """Return the ids of the bars from `first` up to, not including, `last`."""
        return sum(self.bar(number) for number in range(first, last))

    def _cell(self, track: int, number: int) -> int:
        bars = self._score.tracks[track].bars
        notes = len(bars[number]) if number < len(bars) else 0
        if Cell(track, number) not in self._holes:
            return 2 + 3 * notes
        line = self._score.bar_map.bar(number)
        quarters = (line.end - line.start) / self._score.ticks_per_quarter
        return 4 + math.ceil(2 * max(notes, _GUESS * quarters))

"""Notes by place: columns of bars unpacked once for each bar, and from which bar on notes reach into a bar."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import NamedTuple

from creastudio.api.score import Bar, Note, Score, Track

KEPT_BARS = 20_000
"""Bars whose notes are kept unpacked."""

KEPT_TRACKS = 512


class Columns(NamedTuple):
    """The notes of a bar; times from its beginning."""

    bar: Bar
    start: array[int]
    end: array[int]
    notes: int


class NoteIndex:
    """Finds what is seen of a score. Bars are known by identity: what a change leaves alone costs nothing again."""

    def __init__(self) -> None:
        self._columns: OrderedDict[int, Columns] = OrderedDict()
        self._reach: OrderedDict[int, tuple[Track, object, list[int]]] = OrderedDict()

    def columns(self, bar: Bar) -> Columns:
        """Return where the notes of a bar begin and end, ticks from the beginning of the bar."""
        found = self._columns.get(id(bar))
        if found is not None and found.bar is bar:
            return found
        notes = list(bar.notes())
        starts = array("q", (note.start for note in notes))
        ends = array("q", (note.start + note.duration for note in notes))
        made = self._columns[id(bar)] = Columns(bar, starts, ends, len(notes))
        while len(self._columns) > KEPT_BARS:
            self._columns.popitem(last=False)
        return made

    def first_bar(self, score: Score, track: int, number: int) -> int:
        """Return the first bar of a track from which a note sounds on into bar `number`."""
        reach = self._reach_of(score, track)
        return min(reach[number], number) if number < len(reach) else self._beyond(reach, number)

    def notes(self, score: Score, track: int, start: float, end: float) -> list[Note]:
        """Return the notes of a track that sound between two ticks."""
        bars, bar_map = score.tracks[track].bars, score.bar_map
        last = min(bar_map.number(max(0, int(end))), len(bars) - 1)
        first = self.first_bar(score, track, bar_map.number(max(0, int(start))))
        found: list[Note] = []
        for number in range(first, last + 1):
            bar = bars[number]
            if bar.pitch:
                found += (
                    note
                    for note in bar.notes(bar_map.bar(number).start)
                    if note.start < end and note.start + note.duration > start
                )
        return found

    @staticmethod
    def _beyond(reach: list[int], number: int) -> int:
        return reach[-1] if reach else number

    def _reach_of(self, score: Score, number: int) -> list[int]:
        track = score.tracks[number]
        known = self._reach.get(id(track))
        if known is not None and known[0] is track and known[1] is score.metres:
            return known[2]
        bar_map, bars = score.bar_map, track.bars
        reach = list(range(len(bars) + 1))
        for place, bar in enumerate(bars):
            if not bar.pitch:
                continue
            line = bar_map.bar(place)
            # The last tick that sounds, not where it ends: a note that ends with its bar reaches no further.
            until = bar_map.number(line.start + max(self.columns(bar).end) - 1)
            for later in range(place + 1, min(until, len(bars)) + 1):
                reach[later] = min(reach[later], place)
        self._reach[id(track)] = track, score.metres, reach
        while len(self._reach) > KEPT_TRACKS:
            self._reach.popitem(last=False)
        return reach

"""Notes by place: which bars are looked at for what sounds between two ticks."""

from __future__ import annotations

from collections import OrderedDict

from creastudio.api.score import Bar, Note, Score, Track

KEPT_BARS = 20_000
"""Bars of which it is known where their notes end."""

KEPT_TRACKS = 512


class NoteIndex:
    """Finds what is seen of a score. Bars are known by identity: what a change leaves alone costs nothing again."""

    def __init__(self) -> None:
        self._ends: OrderedDict[int, tuple[Bar, int]] = OrderedDict()
        self._reach: OrderedDict[int, tuple[Track, object, list[int]]] = OrderedDict()

    def first_bar(self, score: Score, track: int, number: int) -> int:
        """Return the first bar of a track from which a note sounds on into bar `number`."""
        reach = self._reach_of(score, track)
        return reach[min(number, len(reach) - 1)]

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

    def _end_of(self, bar: Bar) -> int:
        """Return where the last note of a bar ends, ticks from the beginning of the bar."""
        found = self._ends.get(id(bar))
        if found is not None and found[0] is bar:
            return found[1]
        end = max(note.start + note.duration for note in bar.notes())
        self._ends[id(bar)] = bar, end
        while len(self._ends) > KEPT_BARS:
            self._ends.popitem(last=False)
        return end

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
            until = bar_map.number(line.start + self._end_of(bar) - 1)
            for later in range(place + 1, min(until, len(bars)) + 1):
                reach[later] = min(reach[later], place)
        self._reach[id(track)] = track, score.metres, reach
        while len(self._reach) > KEPT_TRACKS:
            self._reach.popitem(last=False)
        return reach

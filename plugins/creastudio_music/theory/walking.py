"""Notes of a score walked through once, up to a number: what features, ranges and densities are counted on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from creastudio.api.score import Note, Score
from creastudio_music.theory.frames import MAX_NOTES


def bars_within(score: Score, most: int = MAX_NOTES) -> int:
    """Return how many bars, from the first on, hold at most so many notes together; at least one that holds any."""
    total, stored = 0, bars_begun(score)
    for bar in range(stored):
        total += sum(len(track.bars[bar]) for track in score.tracks if bar < len(track.bars))
        if total > most and bar:
            return bar
    return stored


def bars_begun(score: Score) -> int:
    """Return how many bars there are up to the last in which a note begins."""
    return max((len(track.bars) for track in score.tracks), default=0)


def walked(score: Score, track: int, bars: int, check: Callable[[], None] | None = None) -> Iterator[Note]:
    """Yield the notes of a track up to, not including, a bar."""
    for number, bar in enumerate(score.tracks[track].bars[:bars]):
        if check is not None:
            check()
        if bar:
            yield from bar.notes(score.bar_map.bar(number).start)


def tune(notes: Iterator[Note]) -> Iterator[Note]:
    """Yield the highest of the notes that begin together: what is heard as the tune of a track."""
    for _, together in groupby(notes, key=lambda note: note.start):
        yield max(together, key=lambda note: note.pitch)

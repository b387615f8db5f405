"""What notes lean to, without being held to it: the key that was asked for, chord symbols, the tonic where a piece begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from creastudio.api.score import Score
from creastudio_music.theory.chord_line import from_the_first
from creastudio_music.theory.scales import melodic_scale_of, triad_of

STRANGE = -3.0
"""What a pitch outside of the key costs where no given note tells the model which key it is."""
ON_BEAT, BETWEEN = -2.5, -0.7
"""What a pitch costs that isn't of the chord."""
OPENING = -2.0


class Lean(NamedTuple):
    """From tick `start` up to, not including, `end`: pitch classes, and what others cost on beats and between.

    Costs are nats, below 0. `tracks` are those that lean; None for all.
    """

    start: int
    end: int
    classes: frozenset[int]
    on_beat: float
    between: float
    tracks: frozenset[int] | None = None


def by_chords(score: Score, end: int) -> Iterator[Lean]:
    """Yield what the chord symbols of a score ask for, up to tick `end`."""
    for span in from_the_first(score, end):
        if span.sounds:
            yield Lean(span.start, span.end, frozenset(span.tones), ON_BEAT, BETWEEN)


def by_key(score: Score, bars: Sequence[int]) -> Iterator[Lean]:
    """Yield what a new piece in the key of its signature asks for: its scale, and its chord where it begins."""
    first, last = score.bar_map.bar(min(bars)), score.bar_map.bar(max(bars))
    key = score.key_at(first.start)
    yield Lean(first.start, last.end, melodic_scale_of(key), STRANGE, STRANGE)
    yield Lean(first.start, first.start + score.ticks_per_quarter, triad_of(key), OPENING, OPENING)

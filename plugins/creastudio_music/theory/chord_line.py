"""The chords of a score as spans of time, each with its tones and its bass."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from creastudio.api.score import Chord, Score
from creastudio_music.theory.chords import bass_of, pitch_classes_of


class Span(NamedTuple):
    """A chord from a tick to before another.

    Attributes
    ----------
    tones : tuple of int
        Semitones above C, 0 to 11, the root first; empty where there is no chord.
    bass : int
        The lowest tone, 0 to 11; -1 where there is none.
    """

    start: int
    end: int
    tones: tuple[int, ...]
    bass: int

    @property
    def sounds(self) -> bool:
        """Whether there is a chord."""
        return bool(self.tones)

    def fifth(self) -> int:
        """Return semitones from the root to its fifth: 7, or what the chord has instead."""
        above = {(tone - self.tones[0]) % 12 for tone in self.tones[1:]}
        return next((fifth for fifth in (7, 6, 8) if fifth in above), 7)

    def third(self) -> int:
        """Return semitones from the root to its third, or to what stands for it."""
        above = {(tone - self.tones[0]) % 12 for tone in self.tones[1:]}
        return next((third for third in (4, 3, 5, 2) if third in above), self.fifth())

    def seventh(self) -> int:
        """Return semitones from the root to its seventh or sixth; to the fifth where it has none."""
        above = {(tone - self.tones[0]) % 12 for tone in self.tones[1:]}
        return next((seventh for seventh in (10, 11, 9) if seventh in above), self.fifth())


def spans_of(chords: Iterable[Chord], end: int) -> tuple[Span, ...]:
    """Return the spans of chord symbols up to `end`; a chord that is said again goes on, the first begins at once.

    Before a first chord that isn't at the beginning there is silence where it is more than a few beats away.
    """
    found: list[Span] = []
    for chord in chords:
        if chord.tick >= end:
            break
        tones = pitch_classes_of(chord)
        bass = bass_of(chord)
        span = Span(chord.tick, end, tones, -1 if bass is None or not tones else bass)
        if found and (found[-1].tones, found[-1].bass) == (span.tones, span.bass):
            continue
        if found:
            found[-1] = found[-1]._replace(end=span.start)
            if found[-1].start == span.start:
                found.pop()
        found.append(span)
    if found and found[0].start > 0:
        found.insert(0, Span(0, found[0].start, (), -1))
    return tuple(found)


def from_the_first(score: Score, end: int) -> tuple[Span, ...]:
    """Return the spans of a score; a first chord that begins with its second bar or earlier holds from the beginning."""
    spans = spans_of(score.chords, end)
    if len(spans) > 1 and not spans[0].sounds and spans[0].end <= score.bar_map.bar(0).end:
        return (spans[1]._replace(start=0), *spans[2:])
    return spans


def at(spans: Sequence[Span], tick: int) -> int:
    """Return the number of the span at a tick; the last one holds behind the end, -1 where there is none."""
    return bisect_right(spans, tick, key=lambda span: span.start) - 1

"""What a score does to a walk: when its chords, notes, bass and melody come, in flicks of the walk.

Ticks become flicks in exact fractions, straight from the notes, so that what begins at a tick is seen in the first frame
that begins with it or after it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from statistics import median
from typing import TypeVar

from creastudio.api.keys import FLICKS_PER_SECOND
from creastudio.api.score import Score
from creastudio_gan.engine.harmony import harmonies

_Value = TypeVar("_Value")

_EXACT = 10**7
"""Largest denominator of a tempo: those of MIDI and of sequences are simple fractions that a float has rounded."""


@dataclass(frozen=True)
class Onset:
    """Notes that begin together; `strength` is that of the loudest, 0 to 1."""

    at: int
    strength: float
    pitches: tuple[int, ...]


@dataclass(frozen=True)
class Events:
    """A score as a walk sees it; all times are flicks from the beginning of the walk, before 0 for what was earlier.

    Attributes
    ----------
    chords : list of (int, tuple of int)
        Time, and pitch classes.
    onsets : list of Onset
        In the order of time.
    bass, melody : list of (int, float)
        Time, and how many octaves the lowest or highest note lies above the usual one.
    """

    chords: list[tuple[int, tuple[int, ...]]]
    onsets: list[Onset]
    bass: list[tuple[int, float]]
    melody: list[tuple[int, float]]


class Clock:
    """Ticks of a score to flicks: 120 quarter notes a minute where nothing is said."""

    def __init__(self, score: Score) -> None:
        quarter = score.ticks_per_quarter
        changes = [(tempo.tick, Fraction(tempo.bpm).limit_denominator(_EXACT)) for tempo in score.tempi]
        if not changes or changes[0][0] > 0:
            changes.insert(0, (0, Fraction(120)))
        self._ticks = [tick for tick, _ in changes]
        self._per_tick = [60 * FLICKS_PER_SECOND / (bpm * quarter) for _, bpm in changes]
        self._anchors = [0]
        for index in range(1, len(changes)):
            gone = (self._ticks[index] - self._ticks[index - 1]) * self._per_tick[index - 1]
            self._anchors.append(self._anchors[-1] + round(gone))

    def flicks(self, tick: int) -> int:
        """Return when a tick is, flicks from the beginning of the score."""
        index = max(0, bisect_right(self._ticks, tick) - 1)
        return self._anchors[index] + round((tick - self._ticks[index]) * self._per_tick[index])


def events_of(score: Score, start: int) -> Events:
    """Return what happens in a score, for a walk that begins `start` flicks after the score does."""
    clock = Clock(score)

    def at(tick: int) -> int:
        return clock.flicks(tick) - start

    loudest: dict[int, int] = defaultdict(int)
    pitches: dict[int, set[int]] = defaultdict(set)
    for index in range(len(score.tracks)):
        for note in score.notes(index):
            loudest[note.start] = max(loudest[note.start], note.velocity)
            pitches[note.start].add(note.pitch)
    onsets = [Onset(at(tick), loudest[tick] / 127, tuple(sorted(pitches[tick]))) for tick in sorted(loudest)]
    lowest, highest = list(_edges(score, lowest=True)), list(_edges(score, lowest=False))
    return Events(
        chords=[(at(tick), notes) for tick, notes in harmonies(score)],
        onsets=onsets,
        bass=_line([(at(tick), pitch) for tick, pitch in lowest]),
        melody=_line([(at(tick), pitch) for tick, pitch in highest]),
    )


def looped(events: Events, length: int) -> Events:
    """Return what happens in a walk that is shown again and again: before it, all of it has been once.

    So its first frame goes on from the last one. What began before the walk and still counts begins with it.

    Parameters
    ----------
    length : int
        Of the walk, flicks.
    """
    inside = [onset for onset in events.onsets if 0 <= onset.at < length]
    return Events(
        chords=_twice(events.chords, length),
        onsets=[*(replace(onset, at=onset.at - length) for onset in inside), *inside],
        bass=_twice(events.bass, length),
        melody=_twice(events.melody, length),
    )


def _twice(line: list[tuple[int, _Value]], length: int) -> list[tuple[int, _Value]]:
    held = [value for at, value in line if at <= 0][-1:]
    inside = [*((0, value) for value in held), *((at, value) for at, value in line if 0 < at < length)]
    return [*((at - length, value) for at, value in inside), *inside]


def _edges(score: Score, *, lowest: bool) -> Iterator[tuple[int, int]]:
    """Yield from which tick on which note is the lowest, or highest, of those that sound; a rest keeps the last."""
    changes: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, track in enumerate(score.tracks):
        for note in score.notes(index) if not track.percussion else ():
            changes[note.start].append((1, note.pitch))
            changes[note.start + note.duration].append((-1, note.pitch))
    sounding = [0] * 128
    last: int | None = None
    for tick in sorted(changes):
        for step, pitch in changes[tick]:
            sounding[pitch] += step
        order = range(128) if lowest else range(127, -1, -1)
        now = next((pitch for pitch in order if sounding[pitch] > 0), None)
        if now is not None and now != last:
            yield tick, now
            last = now


def _line(notes: list[tuple[int, int]]) -> list[tuple[int, float]]:
    usual = median(pitch for _, pitch in notes) if notes else 0
    return [(at, (pitch - usual) / 12) for at, pitch in notes]

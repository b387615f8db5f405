"""What a candidate must not do, said before each note: leave its range or the scale, move in parallel fifths and octaves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from creastudio.api.score import Note, Score
from creastudio_music.engine.composing import Cell
from creastudio_music.engine.leanings import Lean
from creastudio_music.theory.beats import beats_of
from creastudio_music.theory.ranges import range_of

PARALLEL = -5.0
"""What parallel fifths and octaves cost: about 150 times less likely. Not never: where the model is sure of one against all
else, so was its composer, and what would come instead is worse."""

_PERFECT = (0, 7)
"""Intervals, in semitones within the octave, that don't move in parallel."""

_PITCHES = np.arange(128)


class _Motion(NamedTuple):
    """Another voice moves away from a perfect interval: the own pitch before, where it is now, and the interval."""

    own: int
    other: int
    apart: int


class _Voice:
    """The highest notes of one track, in order: what is given, and what is written between."""

    __slots__ = ("ends", "pitches", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.pitches: list[int] = []

    def add(self, note: Note) -> None:
        at = bisect_right(self.starts, note.start)
        if at and self.starts[at - 1] == note.start:
            if note.pitch >= self.pitches[at - 1]:
                self.pitches[at - 1], self.ends[at - 1] = note.pitch, note.start + note.duration
            return
        self.starts.insert(at, note.start)
        self.ends.insert(at, note.start + note.duration)
        self.pitches.insert(at, note.pitch)

    def at(self, tick: int) -> int | None:
        """Return what it sounds at a tick."""
        index = bisect_right(self.starts, tick) - 1
        return self.pitches[index] if index >= 0 and self.ends[index] > tick else None

    def before(self, tick: int) -> int:
        """Return its last onset before a tick, or -1."""
        index = bisect_right(self.starts, tick - 1) - 1
        return self.starts[index] if index >= 0 else -1

    def copy(self) -> _Voice:
        new = _Voice()
        new.starts, new.ends, new.pitches = self.starts[:], self.ends[:], self.pitches[:]
        return new


class Rules:
    """See ``Veto``.

    Parameters
    ----------
    score : Score
        What is given.
    holes : collection of Cell
        What is to be written: their notes count only where they are locked.
    rows : int
        Candidates.
    strict : bool
        Whether parallel fifths and octaves are held off.
    scale : collection of int, optional
        Pitch classes that may be written, 0 for C; all when left out.
    leanings : sequence of Lean
        What is preferred where.
    ranges : bool
        Whether what is written keeps the range of its voice or instrument.
    """

    def __init__(
        self,
        score: Score,
        holes: Collection[Cell],
        rows: int,
        *,
        strict: bool = True,
        scale: Collection[int] | None = None,
        leanings: Sequence[Lean] = (),
        ranges: bool = True,
    ) -> None:
        self._strict = strict
        self._leanings = leanings
        self._quarter = score.ticks_per_quarter
        self._bars = score.bar_map
        # Percussion has no pitches that a range or a scale could say anything of.
        self._pitched = [not track.percussion for track in score.tracks]
        self._always = [
            _first(range_of(track) if ranges else (0, 127), scale) if pitched else np.zeros(128)
            for track, pitched in zip(score.tracks, self._pitched, strict=True)
        ]
        given = _given(score, frozenset(holes)) if strict else []
        self._rows = [[voice.copy() for voice in given] for _ in range(rows)]

    def __call__(self, row: int, cell: Cell, start: int) -> Sequence[float]:
        """Return what is added to the log-probability of each pitch."""
        added = self._always[cell.track]
        if not self._pitched[cell.track]:
            return added  # type: ignore[return-value]  # an array is as good as a sequence of numbers
        leanings = [
            lean
            for lean in self._leanings
            if lean.start <= start < lean.end and (lean.tracks is None or cell.track in lean.tracks)
        ]
        beat = bool(leanings) and self._on_beat(cell.bar, start)
        for lean in leanings:
            added = added + np.where(_among(lean.classes), 0.0, lean.on_beat if beat else lean.between)
        for motion in self._motions(row, cell.track, start) if self._strict else ():
            same = np.abs(_PITCHES - motion.other) % 12 == motion.apart
            same[motion.own] = False  # who stays doesn't move in parallel
            added = np.where(same, added + PARALLEL, added)
        return added  # type: ignore[return-value]

    def _on_beat(self, bar: int, tick: int) -> bool:
        return any(beat.start == tick for beat in beats_of(self._bars.bar(bar), self._quarter))

    def wrote(self, row: int, cell: Cell, note: Note) -> None:
        """Take note of what now stands in this row."""
        if self._strict and self._pitched[cell.track]:
            self._rows[row][cell.track].add(note)

    def _motions(self, row: int, track: int, start: int) -> list[_Motion]:
        """Return each voice that moves at `start` away from a perfect interval with this one."""
        voices = self._rows[row]
        earlier = max((voice.before(start) for voice in voices), default=-1)
        own = voices[track].at(earlier) if earlier >= 0 else None
        if own is None:
            return []
        found: list[_Motion] = []
        for number, voice in enumerate(voices):
            if number == track or not self._pitched[number]:
                continue
            old, new = voice.at(earlier), voice.at(start)
            if old is not None and new is not None and old != new and abs(own - old) % 12 in _PERFECT:
                found.append(_Motion(own, new, abs(own - old) % 12))
        return found


def _first(pitches: tuple[int, int], scale: Collection[int] | None) -> NDArray[np.float64]:
    """Return 0 for what lies in a range and a scale, else -inf."""
    inside = (pitches[0] <= _PITCHES) & (pitches[1] >= _PITCHES)
    if scale is not None:
        inside &= _among(scale)
    return np.where(inside, 0.0, -np.inf)


def _among(scale: Collection[int]) -> NDArray[np.bool_]:
    return np.isin(_PITCHES % 12, list(scale))


def _given(score: Score, holes: frozenset[Cell]) -> list[_Voice]:
    voices: list[_Voice] = []
    for index, track in enumerate(score.tracks):
        voice = _Voice()
        if not track.percussion:
            for number, bar in enumerate(track.bars):
                hole = Cell(index, number) in holes
                for note in bar.notes(score.bar_map.bar(number).start) if bar else ():
                    if note.locked or not hole:
                        voice.add(note)
        voices.append(voice)
    return voices

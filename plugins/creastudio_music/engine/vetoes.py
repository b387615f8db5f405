"""What a candidate must not do, said before each note: leave its range or the scale, move in parallel fifths and octaves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from creastudio.api.score import Note, Score
from creastudio_music.engine.composing import Cell
from creastudio_music.theory.ranges import range_of

_PERFECT = (0, 7)
"""Intervals, in semitones within the octave, that don't move in parallel."""


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
            if note.pitch > self.pitches[at - 1]:
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
        Whether parallel fifths and octaves are forbidden.
    scale : collection of int, optional
        Pitch classes that may be written, 0 for C; all when left out.
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
        ranges: bool = True,
    ) -> None:
        self._strict = strict
        self._scale = frozenset(scale) if scale is not None else None
        # Percussion has no pitches that a range or a scale could say anything of.
        self._pitched = [not track.percussion for track in score.tracks]
        self._ranges = [range_of(track) if ranges else (0, 127) for track in score.tracks]
        given = _given(score, frozenset(holes)) if strict else []
        self._rows = [[voice.copy() for voice in given] for _ in range(rows)]

    def __call__(self, row: int, cell: Cell, start: int, pitches: Sequence[int]) -> Sequence[bool]:
        """Return for each pitch whether it may begin there."""
        if not self._pitched[cell.track]:
            return [True] * len(pitches)
        low, high = self._ranges[cell.track]
        allowed = [low <= pitch <= high for pitch in pitches]
        if self._scale is not None:
            allowed = [may and pitch % 12 in self._scale for may, pitch in zip(allowed, pitches, strict=True)]
        if self._strict:
            for before, step, apart in self._motions(row, cell.track, start):
                for index, pitch in enumerate(pitches):
                    if pitch != before and _same(before, step, apart, pitch):
                        allowed[index] = False
        return allowed

    def wrote(self, row: int, cell: Cell, note: Note) -> None:
        """Take note of what now stands in this row."""
        if self._strict and self._pitched[cell.track]:
            self._rows[row][cell.track].add(note)

    def _motions(self, row: int, track: int, start: int) -> list[tuple[int, int, int]]:
        """Return for each voice that moves at `start` away from a perfect interval: the own pitch before, by how much the other
        moves, and how far above it the own pitch was.
        """
        voices = self._rows[row]
        earlier = max((voice.before(start) for voice in voices), default=-1)
        own = voices[track].at(earlier) if earlier >= 0 else None
        if own is None:
            return []
        found: list[tuple[int, int, int]] = []
        for number, voice in enumerate(voices):
            if number == track or not self._pitched[number]:
                continue
            old, new = voice.at(earlier), voice.at(start)
            if old is not None and new is not None and old != new and abs(own - old) % 12 in _PERFECT:
                found.append((own, new - old, own - old))
        return found


def _same(before: int, step: int, apart: int, pitch: int) -> bool:
    """Tell whether the interval is of the same kind after both have moved."""
    other = before - apart + step
    return abs(pitch - other) % 12 == abs(apart) % 12


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

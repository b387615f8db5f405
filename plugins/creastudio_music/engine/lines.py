"""A score as lines that sound together: what voice leading is looked at in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from creastudio.api.score import Note, Score
from creastudio_music.theory.ranges import range_of

Whole = npt.NDArray[np.int32]

SILENT = -1
"""Pitch of a line that rests."""

MOST = 32
"""So many lines are looked at; a score with more has no voice leading that anybody would follow."""


@dataclass(frozen=True)
class Line:
    """One note at a time.

    Attributes
    ----------
    track, voice : int
        Where it comes from; the track from 0.
    name : str
        Of its track, or "Track 3".
    starts, ends, pitches : array of int32
        A note each, in order; none begins before the one before it has ended.
    """

    track: int
    voice: int
    name: str
    starts: Whole
    ends: Whole
    pitches: Whole

    @cached_property
    def height(self) -> float:
        """Its pitch on average, weighted by duration; 0 for one without notes."""
        lasting = self.ends - self.starts
        return float(np.average(self.pitches, weights=lasting)) if len(lasting) else 0.0


@dataclass(frozen=True)
class Slices:
    """What all lines sound at each tick where one of them begins a note.

    Attributes
    ----------
    ticks : array of int32, (slices,)
    pitches : array of int32, (slices, lines)
        ``SILENT`` where a line rests.
    begun : array of bool, (slices, lines)
        Whether the line begins a note there.
    """

    ticks: Whole
    pitches: Whole
    begun: npt.NDArray[np.bool_]


def lines_of(score: Score, tracks: Iterable[int] | None = None, *, bars: range | None = None) -> list[Line]:
    """Return the lines of a score, in the order of its tracks.

    A track gives one line for each of its voices; of notes that begin together the highest counts, and the one before
    it ends there. Percussion has none.

    Parameters
    ----------
    bars : range, optional
        Only notes that begin in these bars.
    """
    chosen = range(len(score.tracks)) if tracks is None else tracks
    found: list[Line] = []
    for index in chosen:
        track = score.tracks[index]
        if track.percussion:
            continue
        voices: dict[int, list[Note]] = {}
        for note in _notes(score, index, bars):
            voices.setdefault(note.voice, []).append(note)
        name = track.name or f"Track {index + 1}"
        found += [_line(index, voice, name, notes) for voice, notes in sorted(voices.items())]
    return found[:MOST]


def _notes(score: Score, track: int, bars: range | None) -> Iterable[Note]:
    if bars is None:
        return score.notes(track)
    stored = score.tracks[track].bars
    inside = (number for number in bars if number < len(stored))
    return (note for n in inside for note in stored[n].notes(score.bar_map.bar(n).start))


def _line(track: int, voice: int, name: str, notes: Sequence[Note]) -> Line:
    highest: dict[int, Note] = {}
    for note in notes:
        if note.start not in highest or note.pitch > highest[note.start].pitch:
            highest[note.start] = note
    ordered = [highest[start] for start in sorted(highest)]
    starts = np.array([note.start for note in ordered], np.int32)
    ends = np.array([note.start + note.duration for note in ordered], np.int32)
    ends[:-1] = np.minimum(ends[:-1], starts[1:])
    return Line(track, voice, name, starts, ends, np.array([note.pitch for note in ordered], np.int32))


def slices_of(lines: Sequence[Line]) -> Slices:
    """Return what the lines sound at each of their onsets."""
    ticks = np.unique(np.concatenate([line.starts for line in lines])) if lines else np.zeros(0, np.int32)
    pitches = np.full((len(ticks), len(lines)), SILENT, np.int32)
    begun = np.zeros(pitches.shape, np.bool_)
    for place, line in enumerate(lines):
        if not len(line.starts):
            continue
        at = np.searchsorted(line.starts, ticks, "right") - 1
        sounding = (at >= 0) & (line.ends[at] > ticks)
        pitches[sounding, place] = line.pitches[at[sounding]]
        begun[:, place] = sounding & (line.starts[at] == ticks)
    return Slices(ticks.astype(np.int32), pitches, begun)


def range_of_line(score: Score, line: Line) -> tuple[int, int]:
    """Return the lowest and highest pitch that suit a line's track."""
    return range_of(score.tracks[line.track])

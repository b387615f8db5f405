"""What is measured of one score: the features of MGEval, and how ordered its pitches and rhythms are.

Sources: L.-C. Yang and A. Lerch, "On the evaluation of generative models in music", Neural Computing and Applications 32 (2020),
section 3 (counts, ranges, intervals, histograms, transitions); S.-L. Wu and Y.-H. Yang, "The Jazz Transformer on the front
line", ISMIR 2020 (entropy of pitch classes, consistency of grooves); O. Mogren, "C-RNN-GAN" (2016) (consistency with a scale).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from creastudio.api.score import Note, Score

Vector = NDArray[np.float64]

LENGTHS = (4.0, 2.0, 1.0, 0.5, 0.25, 3.0, 1.5, 0.75, 0.375, 4 / 3, 2 / 3, 1 / 3)
"""Quarters of the twelve classes of note lengths: whole to sixteenth, dotted half to dotted sixteenth, triplets of half, quarter
and eighth; each note counts as the nearest."""

PLACES = 16
"""Places in a bar at which a groove is looked at."""

ENTROPY_BARS = 4
"""Bars over which the entropy of pitch classes is taken each time."""

MOST_NOTES = 100_000
"""Notes of one score that are looked at."""

_MAJOR = np.array([1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1], dtype=np.float64)
_HARMONIC = np.array([1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0, 1], dtype=np.float64)
_SCALES = np.stack([np.roll(kind, tonic) for kind in (_MAJOR, _HARMONIC) for tonic in range(12)])
"""(24, 12): major scales, which are those of natural minor too, and harmonic minor."""


class Measure(NamedTuple):
    """A feature of MGEval or beside it: its name, and what it says after a colon."""

    name: str
    meaning: str


MEASURES: dict[str, Measure] = {
    "pitch_count": Measure("Pitches", "how many different pitches a piece has."),
    "pitch_range": Measure("Range", "semitones from the lowest to the highest note."),
    "pitch_interval": Measure("Interval", "mean size of the steps of its lines, semitones."),
    "pitch_classes": Measure("Pitch classes", "how often each of the twelve pitch classes sounds."),
    "pitch_transitions": Measure("Steps of pitch classes", "which pitch class follows which in its lines."),
    "note_count": Measure("Notes", "how many notes a piece has."),
    "onset_interval": Measure(
        "Time between notes", "mean time from one note of a line to the next, quarters."
    ),
    "note_lengths": Measure("Note lengths", "how often each of twelve lengths occurs."),
    "length_transitions": Measure("Steps of lengths", "which length follows which in its lines."),
    "pitch_entropy": Measure(
        "Entropy of pitch classes", "how evenly four bars use the twelve pitch classes, bits."
    ),
    "scale": Measure("In scale", "the share of notes that lie in the best fitting scale."),
    "groove": Measure("Groove", "how alike the rhythms of neighbouring bars are."),
}
"""Key -> what it is; the first nine are MGEval's."""


def measures_of(score: Score, bars: int = 0) -> dict[str, Vector]:
    """Return all ``MEASURES`` of a score, each a vector: of one number, of 12, or of 144.

    Percussion counts for the groove and the number of notes alone. Pitches are taken relative to nothing: transpose pieces to one
    tonic first where keys shouldn't count.

    Parameters
    ----------
    bars : int
        Bars that are looked at, so that pieces of different length compare; 0 for all.
    """
    tracks = [list(_notes(score, number, bars)) for number in range(len(score.tracks))]
    lines = [
        line
        for track, notes in zip(score.tracks, tracks, strict=True)
        if not track.percussion
        for line in _lines(notes)
    ]
    pitched = [
        note
        for track, notes in zip(score.tracks, tracks, strict=True)
        if not track.percussion
        for note in notes
    ]
    everything = sum(len(notes) for notes in tracks)
    return {
        **_of_pitch(score, pitched, lines),
        **_of_time(score, pitched, lines),
        "note_count": _one(everything),
        "groove": _one(_groove(score, tracks)),
    }


def _one(value: float) -> Vector:
    return np.array([float(value)])


def _notes(score: Score, track: int, bars: int) -> Iterator[Note]:
    left = MOST_NOTES // max(1, len(score.tracks))
    for number, bar in enumerate(score.tracks[track].bars[: bars or None]):
        if bar:
            left -= len(bar)
            if left < 0:
                return
            yield from bar.notes(score.bar_map.bar(number).start)


def _lines(notes: list[Note]) -> Iterator[list[Note]]:
    """Yield the upper line of each voice."""
    for voice in sorted({note.voice for note in notes}):
        own = (note for note in notes if note.voice == voice)
        yield [
            max(together, key=lambda note: note.pitch)
            for _, together in groupby(own, key=lambda note: note.start)
        ]


def _of_pitch(score: Score, notes: list[Note], lines: list[list[Note]]) -> dict[str, Vector]:
    pitches = np.array([note.pitch for note in notes], dtype=np.int64)
    steps = np.array([b.pitch - a.pitch for line in lines for a, b in pairwise(line)], dtype=np.int64)
    pairs = [(a.pitch % 12, b.pitch % 12) for line in lines for a, b in pairwise(line)]
    classes = np.bincount(pitches % 12, minlength=12).astype(np.float64)
    return {
        "pitch_count": _one(len(np.unique(pitches))),
        "pitch_range": _one(int(np.ptp(pitches)) if len(pitches) else 0),
        "pitch_interval": _one(np.abs(steps).mean() if len(steps) else 0),
        "pitch_classes": _shares(classes),
        "pitch_transitions": _shares(_table(pairs)),
        "pitch_entropy": _one(_entropy(score, notes)),
        "scale": _one((_SCALES @ classes).max() / classes.sum() if len(pitches) else 0),
    }


def _of_time(score: Score, notes: list[Note], lines: list[list[Note]]) -> dict[str, Vector]:
    quarter = score.ticks_per_quarter
    times = [(b.start - a.start) / quarter for line in lines for a, b in pairwise(line)]
    lengths = _classes([note.duration / quarter for note in notes])
    pairs: list[tuple[int, int]] = []
    for line in lines:
        pairs += pairwise(_classes([note.duration / quarter for note in line]).tolist())
    return {
        "onset_interval": _one(float(np.mean(times)) if times else 0),
        "note_lengths": _shares(np.bincount(lengths, minlength=12).astype(np.float64)),
        "length_transitions": _shares(_table(pairs)),
    }


def _classes(lengths: list[float]) -> NDArray[np.int64]:
    """Return the class of each length, the nearest by ratio."""
    if not lengths:
        return np.zeros(0, dtype=np.int64)
    logs = np.log(np.maximum(np.array(lengths), 1e-6))
    return np.abs(logs[:, None] - np.log(np.array(LENGTHS))[None]).argmin(axis=1)


def _table(pairs: list[tuple[int, int]]) -> Vector:
    table = np.zeros((12, 12))
    for one, other in pairs:
        table[one, other] += 1
    return table.ravel()


def _shares(counts: Vector) -> Vector:
    total = counts.sum()
    return counts / total if total else counts


def _entropy(score: Score, notes: list[Note]) -> float:
    """Return the mean entropy of pitch classes over each ``ENTROPY_BARS`` bars that sound, bits."""
    parts: dict[int, Vector] = {}
    for note in notes:
        part = score.bar_map.number(note.start) // ENTROPY_BARS
        parts.setdefault(part, np.zeros(12))[note.pitch % 12] += 1
    found: list[float] = []
    for counts in parts.values():
        shares = counts[counts > 0] / counts.sum()
        found.append(float(-(shares * np.log2(shares)).sum()))
    return float(np.mean(found)) if found else 0.0


def _groove(score: Score, tracks: list[list[Note]]) -> float:
    """Return 1 less the mean share of places at which neighbouring bars differ in whether notes begin there."""
    bars: dict[int, NDArray[np.bool_]] = {}
    for notes in tracks:
        for note in notes:
            number = score.bar_map.number(note.start)
            line = score.bar_map.bar(number)
            place = (note.start - line.start) * PLACES // max(1, line.end - line.start)
            bars.setdefault(number, np.zeros(PLACES, bool))[min(PLACES - 1, place)] = True
    numbers = sorted(bars)
    differ = [float((bars[a] ^ bars[b]).mean()) for a, b in pairwise(numbers) if b == a + 1]
    return 1 - float(np.mean(differ)) if differ else 1.0


def by_measure(pieces: list[Mapping[str, Vector]]) -> dict[str, Vector]:
    """Return for each measure the vectors of all pieces, (pieces, size)."""
    return {key: np.stack([piece[key] for piece in pieces]) for key in MEASURES}

"""How high, how low and how dense: range and number of notes of each track, and of the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from creastudio.api.score import Note, Score
from creastudio.api.spelling import name_of, octave_of
from creastudio_music.theory.frames import beat_of
from creastudio_music.theory.walking import bars_within, walked


class Extent(NamedTuple):
    """What a track spans.

    Attributes
    ----------
    track : int
        From 0.
    name : str
    notes : int
        That were looked at.
    lowest, highest : str
        Names with octaves (``F#4``, middle C is C4); empty for percussion and for tracks without notes.
    semitones : int
        Between the two.
    mean : float
        Mean MIDI pitch, weighted by length.
    at_once : int
        Most notes that sound together.
    """

    track: int
    name: str
    notes: int
    lowest: str
    highest: str
    semitones: int
    mean: float
    at_once: int


class Density(NamedTuple):
    """Notes a beat and a second over all tracks, and for each bar the notes that begin in it."""

    a_beat: float
    a_second: float
    bars: tuple[int, ...]


def extents_of(score: Score, *, check: Callable[[], None] | None = None) -> tuple[Extent, ...]:
    """Return what each track spans."""
    bars = bars_within(score)
    return tuple(
        _extent(score, number, list(walked(score, number, bars, check)))
        for number in range(len(score.tracks))
    )


def _extent(score: Score, number: int, notes: Sequence[Note]) -> Extent:
    track = score.tracks[number]
    if not notes or track.percussion:
        return Extent(number, track.name, len(notes), "", "", 0, 0.0, _at_once(notes))
    low, high = min(notes, key=lambda n: n.pitch), max(notes, key=lambda n: n.pitch)
    length = sum(note.duration for note in notes)
    mean = sum(note.pitch * note.duration for note in notes) / length
    span = high.pitch - low.pitch
    return Extent(number, track.name, len(notes), _named(low), _named(high), span, mean, _at_once(notes))


def _named(note: Note) -> str:
    spelling = note.spelling or 0
    return f"{name_of(spelling)}{octave_of(note.pitch, spelling)}"


def _at_once(notes: Sequence[Note]) -> int:
    changes = [(note.start, 1) for note in notes] + [(note.start + note.duration, -1) for note in notes]
    most = now = 0
    for _, change in sorted(changes):
        now += change
        most = max(most, now)
    return most


def density_of(score: Score) -> Density:
    """Return how dense a score is; of notes beyond the number that is looked at nothing is said."""
    bars = bars_within(score)
    counts = [0] * bars
    for track in score.tracks:
        for number, bar in enumerate(track.bars[:bars]):
            counts[number] += len(bar)
    lines = [score.bar_map.bar(number) for number in range(bars)]
    beats = sum((line.end - line.start) / beat_of(line.metre, score.ticks_per_quarter) for line in lines)
    end = min(score.length, lines[-1].end) if lines else 0
    seconds = score.tempo_map.seconds(end)
    total = sum(counts)
    return Density(total / beats if beats else 0.0, total / seconds if seconds else 0.0, tuple(counts))

"""Metre and tempo: what the score says, and which metre its notes suggest."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from creastudio.api.score import Score
from creastudio_music.theory.walking import bars_within, walked

LONGEST = 4096
"""Eighths from the beginning that a metre is guessed from."""


class MetreGuess(NamedTuple):
    """A metre that notes suggest, and how much more it explains than the next, 0 to 1."""

    numerator: int
    denominator: int
    sure: float


class TempoFacts(NamedTuple):
    """Quarter notes a minute: at the beginning, the slowest, the fastest, and on average over time."""

    first: float
    slowest: float
    fastest: float
    mean: float


def tempo_of(score: Score) -> TempoFacts:
    """Return what a score says of its tempo, 120 where it says nothing."""
    length = score.length
    bpms = [tempo.bpm for tempo in score.tempi if tempo.tick < max(1, length)]
    if not score.tempi or score.tempi[0].tick > 0:
        bpms.insert(0, 120.0)
    mean = 60.0 * length / score.ticks_per_quarter / score.seconds if length else bpms[0]
    return TempoFacts(bpms[0], min(bpms), max(bpms), mean)


def guess_metre(score: Score, *, check: Callable[[], None] | None = None) -> MetreGuess | None:
    """Return the metre in which the strong beginnings of notes come again; None for too few notes.

    Long notes, low notes and many at once are strong. Each candidate's bar is held against the series of eighths moved by it
    (autocorrelation: J. Brown, "Determination of the meter of musical scores by autocorrelation", JASA 94 (1993)).
    """
    strengths = _strengths(score, check)
    if sum(value > 0 for value in strengths) < 8:
        return None
    mean = sum(strengths) / len(strengths)
    centred = [value - mean for value in strengths]
    power = sum(value * value for value in centred)
    if not power:
        return None
    again = {lag: _correlation(centred, lag) / power for lag in (2, 3, 4, 6, 8, 12)}
    # A bar of 3/4 repeats after 6 and 12 eighths and is split in 2s, one of 6/8 the same and in 3s.
    values = {
        (2, 4): again[4] + again[8] / 2,
        (3, 4): again[6] + again[2] / 2,
        (4, 4): again[8] + again[4] / 2,
        (6, 8): again[6] + again[3] / 2,
    }
    best, second = sorted(values.values(), reverse=True)[:2]
    numerator, denominator = max(values, key=values.__getitem__)
    return MetreGuess(numerator, denominator, min(1.0, max(0.0, best - second)))


def _strengths(score: Score, check: Callable[[], None] | None) -> list[float]:
    eighth = max(1, score.ticks_per_quarter // 2)
    bars = bars_within(score)
    found = [0.0] * min(LONGEST, -(-score.length // eighth) if score.length else 0)
    for number in range(len(score.tracks)):
        for note in walked(score, number, bars, check):
            at = round(note.start / eighth)
            if at < len(found) and abs(note.start - at * eighth) <= eighth // 8:
                low = 0.0 if score.tracks[number].percussion else max(0.0, (60 - note.pitch) / 24)
                found[at] += min(4.0, note.duration / eighth) + low + note.velocity / 127
    return found


def _correlation(values: list[float], lag: int) -> float:
    return sum(a * b for a, b in zip(values, values[lag:], strict=False))

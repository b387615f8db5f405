"""Sections of a score: where it becomes something else, and what comes again.

Bars are held against one another by what sounds in them and when; a border lies where the bars before are like one another, those
behind too, and the two groups aren't. Source: J. Foote, "Automatic Audio Segmentation Using a Measure of Audio Novelty",
ICME 2000, on notes in place of sound.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from creastudio.api.score import Score
from creastudio_music.theory.walking import bars_within

MAX_UNITS = 400
"""Units that a score is cut into; of more bars several make one."""

AROUND = 4
"""Units on each side of a border that are looked at; no section but the last is shorter."""

REPEATED = 0.15
"""What speaks for a border where a stretch begins or ends that comes again note for note."""

ALIKE = 0.86
"""Mean likeness of their bars from which on two sections have the same letter."""

_ONSETS = 16
"""Places in a bar at which beginnings are counted."""


class Section(NamedTuple):
    """A part of the score.

    Attributes
    ----------
    start, end : int
        Ticks.
    first, last : int
        Bars from 0, `last` included.
    letter : str
        ``A``, ``B`` ...; sections of the same letter are alike.
    """

    start: int
    end: int
    first: int
    last: int
    letter: str


@dataclass
class _Unit:
    """What one bar, or several, hold."""

    first: int
    pitches: list[float] = field(default_factory=lambda: [0.0] * 12)
    onsets: list[float] = field(default_factory=lambda: [0.0] * _ONSETS)
    looks: list[bytes] = field(default_factory=list[bytes])


def sections_of(score: Score, *, check: Callable[[], None] | None = None) -> tuple[Section, ...]:
    """Return the sections, one after another; none where the score has no notes."""
    bars = bars_within(score)
    units = _units(score, bars, check)
    if not any(any(unit.onsets) for unit in units):
        return ()
    likeness = _Likeness(units)
    borders = [0, *_borders(likeness, len(units), check), len(units)]
    spans = list(pairwise(borders))
    letters = _letters(likeness, spans)
    found: list[Section] = []
    for (begin, end), letter in zip(spans, letters, strict=True):
        first = units[begin].first
        last = (units[end].first if end < len(units) else bars) - 1
        start, stop = score.bar_map.bar(first).start, score.bar_map.bar(last).end
        found.append(Section(start, stop, first, last, letter))
    return tuple(found)


def _units(score: Score, bars: int, check: Callable[[], None] | None) -> list[_Unit]:
    size = max(1, -(-bars // MAX_UNITS))
    units = [_Unit(first) for first in range(0, bars, size)]
    for track in score.tracks:
        for number, bar in enumerate(track.bars[:bars]):
            if check is not None:
                check()
            unit = units[number // size]
            unit.looks.append(bar.start + b"|" + bar.pitch)
            if not bar:
                continue
            line = score.bar_map.bar(number)
            length = line.end - line.start
            for note in bar.notes():
                unit.onsets[min(_ONSETS - 1, note.start * _ONSETS // length)] += 1.0
                if not track.percussion:
                    unit.pitches[note.pitch % 12] += min(note.duration, length) / length
    return units


class _Likeness:
    """How alike two units are, 0 to 1; worked out where it is asked for."""

    def __init__(self, units: Sequence[_Unit]) -> None:
        self._looks = [tuple(unit.looks) for unit in units]
        self._pitches = [_unit_length(unit.pitches) for unit in units]
        self._onsets = [_unit_length(unit.onsets) for unit in units]
        numbers: dict[tuple[bytes, ...], int] = {}
        self.same = [numbers.setdefault(looks, len(numbers)) for looks in self._looks]
        """A number for each unit; that of others that are the same, note for note."""
        self._known: dict[tuple[int, int], float] = {}

    def __call__(self, one: int, other: int) -> float:
        place = (one, other) if one < other else (other, one)
        if place not in self._known:
            self._known[place] = self._worked_out(one, other)
        return self._known[place]

    def _worked_out(self, one: int, other: int) -> float:
        if self._looks[one] == self._looks[other]:
            return 1.0
        pitches = _product(self._pitches[one], self._pitches[other])
        onsets = _product(self._onsets[one], self._onsets[other])
        return 0.6 * pitches + 0.4 * onsets


def _unit_length(values: Sequence[float]) -> list[float]:
    length = math.sqrt(sum(value * value for value in values))
    return [value / length for value in values] if length else list(values)


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _borders(likeness: _Likeness, count: int, check: Callable[[], None] | None) -> list[int]:
    """Return the units that a section begins at, but for the first."""
    news: dict[int, float] = {}
    again = _repeats(likeness.same)
    for at in range(AROUND, count - 1):
        if check is not None:
            check()
        news[at] = _novelty(likeness, at, count) + (REPEATED if at in again else 0.0)
    if not news:
        return []
    mean = sum(news.values()) / len(news)
    deviation = math.sqrt(sum((value - mean) ** 2 for value in news.values()) / len(news))
    found: list[int] = []
    for at, value in sorted(news.items(), key=lambda item: (-item[1], item[0])):
        if value <= max(0.05, mean + 0.5 * deviation):
            break
        if all(abs(at - other) >= AROUND for other in found):
            found.append(at)
    return sorted(found)


def _repeats(same: Sequence[int]) -> set[int]:
    """Return where stretches begin, and what follows them, that come again note for note."""
    found: set[int] = set()
    for lag in range(AROUND, len(same)):
        run = 0
        for at in range(len(same) - lag + 1):
            if at < len(same) - lag and same[at] == same[at + lag]:
                run += 1
                continue
            if run >= AROUND and len(set(same[at - run : at])) > 1:
                found |= {at - run, at, at - run + lag, at + lag}
            run = 0
    return found


def _novelty(likeness: _Likeness, at: int, count: int) -> float:
    """Return how much more alike units are on the same side of a border than across it; fours of bars are preferred."""
    before, behind = range(max(0, at - AROUND), at), range(at, min(count, at + AROUND))
    inside = [likeness(a, b) for side in (before, behind) for a in side for b in side if a < b]
    across = [likeness(a, b) for a in before for b in behind]
    bonus = 0.03 if at % AROUND == 0 else 0.0
    return (sum(inside) / len(inside) if inside else 0.0) - sum(across) / len(across) + bonus


def _letters(likeness: _Likeness, spans: Sequence[tuple[int, int]]) -> list[str]:
    letters: list[str] = []
    for number, span in enumerate(spans):
        best, alike = "", 0.0
        for other, letter in zip(spans[:number], letters, strict=True):
            value = _alike(likeness, span, other)
            if value > alike:
                best, alike = letter, value
        letters.append(best if alike >= ALIKE else _letter(len(set(letters))))
    return letters


def _alike(likeness: _Likeness, one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return the mean likeness of bars that correspond, one section moved a little; less where one is longer."""
    longer = max(one[1] - one[0], other[1] - other[0])
    best = 0.0
    for moved in (0, -1, 1):
        first = max(0, moved)
        last = min(one[1] - one[0], other[1] - other[0] + moved)
        if last - first < AROUND and (moved or last <= first):
            continue
        total = sum(likeness(one[0] + n, other[0] + n - moved) for n in range(first, last))
        best = max(best, total / (last - first) * math.sqrt((last - first) / longer))
    return best


def _letter(number: int) -> str:
    return chr(ord("A") + number % 26) + (str(number // 26) if number >= 26 else "")

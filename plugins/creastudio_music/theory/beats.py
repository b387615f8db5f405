"""Beats of a bar in any metre, and how a pattern made for one number of beats is laid over another."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from creastudio.api.score import BarLine


class Beat(NamedTuple):
    """One beat.

    Attributes
    ----------
    start, length : int
        Ticks; `start` from the beginning of the score.
    thirds : bool
        Whether it falls into three parts (a dotted quarter of 6/8), not two.
    """

    start: int
    length: int
    thirds: bool


@cache
def grouped(numerator: int, denominator: int, pattern: int = 4) -> tuple[tuple[Fraction, bool], ...]:
    """Return the beats of a metre: quarter notes in each, and whether it falls into thirds.

    6/8, 9/8 and 12/8 are beats of three; other metres in eighths and shorter are groups of two with one of three where the
    number is odd (7/8 is 2 + 2 + 3, 5/8 is 3 + 2), as they are usually beamed; 8/8 is 3 + 3 + 2. Metres in halves are counted in
    quarters. For patterns of three beats each unit of 3/8 and 6/8 is a beat.
    """
    unit = Fraction(4, denominator)
    if denominator < 4:
        return ((Fraction(1), False),) * (numerator * 4 // denominator)
    if denominator == 4 or numerator in (1, 3) or (pattern == 3 and numerator % 3 == 0):
        return ((unit, False),) * numerator
    if numerator % 3 == 0:
        return ((3 * unit, True),) * (numerator // 3)
    if numerator == 8:
        return ((3 * unit, True), (3 * unit, True), (2 * unit, False))
    if numerator == 5:
        return ((3 * unit, True), (2 * unit, False))
    twos = ((2 * unit, False),) * (numerator // 2)
    return (*twos[:-1], (3 * unit, True)) if numerator % 2 else twos


def beats_of(line: BarLine, ticks_per_quarter: int, pattern: int = 4) -> tuple[Beat, ...]:
    """Return the beats of a bar; what lies beyond the end of a bar that is cut short is left out.

    A first bar that is shorter than its metre has the last of its beats.
    """
    metre = line.metre
    groups = grouped(metre.numerator, metre.denominator, pattern)
    full = [(quarters * ticks_per_quarter, thirds) for quarters, thirds in groups]
    length = line.end - line.start
    at = Fraction(line.start)
    if line.start == 0 and length < sum(span for span, _ in full):
        at = length - sum((span for span, _ in full), start=Fraction(0))
    found: list[Beat] = []
    for span, thirds in full:
        begin, end = round(at), round(at + span)
        at += span
        if begin >= line.start and begin < line.end:
            found.append(Beat(begin, min(end, line.end) - begin, thirds))
    return tuple(found) or (Beat(line.start, length, False),)


_OF_FOUR = {1: (0,), 2: (2, 3), 3: (0, 1, 3)}
_OF_THREE = {1: (0,), 2: (0, 2)}


@cache
def laid_over(pattern: int, beats: int, bar: int = 0) -> tuple[int, ...]:
    """Return which beat of a pattern is played at each beat of a bar.

    A bar half as long gets the halves of the pattern in turn; a longer one is made of groups of four, three and two, the
    last of which has the end of the pattern, where its upbeats are.

    Parameters
    ----------
    pattern, beats : int
        Beats of the pattern, 3 or 4 as a rule, and of the bar.
    bar : int
        Number of the bar, for taking halves in turn.
    """
    if beats == pattern:
        return tuple(range(pattern))
    if beats * 2 == pattern:
        half = bar % 2 * beats
        return tuple(range(half, half + beats))
    if pattern == 3:
        return _in_groups(beats, (3, 2), {**_OF_THREE, 3: (0, 1, 2)})
    if pattern == 4:
        return _in_groups(beats, (4, 3, 2), {**_OF_FOUR, 4: (0, 1, 2, 3)})
    return tuple(beat % pattern for beat in range(beats))


def _in_groups(beats: int, sizes: tuple[int, ...], of: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    found: list[int] = []
    largest = sizes[0]
    left = beats
    while left:
        # A lone beat at the end would sound like a mistake: four is two and two where the groups are threes, five is three and two.
        size = left if left <= largest else largest if left - largest != 1 else largest - 1
        found += of[size]
        left -= size
    return tuple(found)

"""Bars of any lengths as metres."""

from __future__ import annotations

from fractions import Fraction

import pytest

from creastudio.notation.irregular_bars import (
    FINEST,
    BarLengths,
    bars_of_lengths,
    metre_of_length,
    not_too_fine,
)


def bars(*lengths: float, metre: tuple[int, int] | None = (4, 4)) -> tuple[list[tuple[int, int, int]], int]:
    found = BarLengths()
    for length in lengths:
        found.add(Fraction(length), metre)
    metres, pickup = bars_of_lengths(found, 4)
    return [(m.tick, m.numerator, m.denominator) for m in metres], pickup


def test_a_short_first_bar_is_a_pickup() -> None:
    assert bars(1, 4, 4) == ([(0, 4, 4)], 4)


def test_a_bar_that_a_repeat_cuts_is_one_bar() -> None:
    assert bars(4, 3, 1, 4) == ([(0, 4, 4)], 0)
    assert bars(1, 4, 3, 1, 4, 3) == ([(0, 4, 4)], 4)


def test_other_bars_get_metres_of_their_own() -> None:
    assert bars(4, 3, 4) == ([(0, 4, 4), (16, 3, 4), (28, 4, 4)], 0)
    assert bars(4, 5.5, 4) == ([(0, 4, 4), (16, 11, 8), (38, 4, 4)], 0)


def test_free_metre_takes_the_length() -> None:
    assert bars(7, 7, metre=None) == ([(0, 7, 4)], 0)


def test_the_last_bar_may_be_short() -> None:
    assert bars(4, 2) == ([(0, 4, 4)], 0)


@pytest.mark.parametrize(
    ("quarters", "metre"), [(Fraction(3), (3, 4)), (Fraction(1, 7), (3, 64)), (Fraction(999), (255, 64))]
)
def test_any_length_has_a_metre(quarters: Fraction, metre: tuple[int, int]) -> None:
    assert metre_of_length(quarters) == metre


def test_bars_of_unlike_parts_stay_countable() -> None:
    lengths = BarLengths()
    for part in range(90_000, 100_000, 2):
        lengths.add(Fraction(part + 1, part), None)
    # Exact sums of so many unlike parts have tens of thousands of digits.
    metres, _ = bars_of_lengths(lengths, 960)
    assert len(metres) == 1
    assert not_too_fine(Fraction(1, 3)) == Fraction(1, 3)
    assert not_too_fine(Fraction(10**9, 10**9 + 1)).denominator <= FINEST

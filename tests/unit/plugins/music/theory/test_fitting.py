"""Bars fill stretches of time exactly."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from creastudio_music.theory.fitting import MOST_OFF, fitted, to_cuts

SECONDS = st.fractions(1, 300, max_denominator=1001)


@given(SECONDS, st.integers(40, 220), st.sampled_from([1, 2, 4]), st.sampled_from([2, 3, 4, Fraction(7, 2)]))
def test_a_stretch_is_filled_exactly(seconds: Fraction, wanted: int, whole: int, quarters: Fraction) -> None:
    stretch = fitted(Fraction(0), seconds, Fraction(quarters), wanted, whole=whole)
    assert stretch.bars >= 1
    assert stretch.bars * quarters * 60 / stretch.tempo == seconds
    if stretch.bars > 4:
        assert abs(float(stretch.tempo) / wanted - 1) < 0.13


@given(
    SECONDS, st.lists(st.fractions(0, 300, max_denominator=25), max_size=12).map(sorted), st.integers(60, 160)
)
def test_stretches_follow_one_another_and_begin_at_cuts(
    seconds: Fraction, cuts: list[Fraction], wanted: int
) -> None:
    stretches = to_cuts(seconds, cuts, Fraction(4), wanted)
    assert stretches[0].start == 0
    assert stretches[-1].end == seconds
    assert all(one.end == other.start for one, other in itertools.pairwise(stretches))
    assert all(stretch.start in cuts for stretch in stretches[1:])
    if len(stretches) > 1:
        assert all(abs(float(stretch.tempo) / wanted - 1) <= MOST_OFF + 0.13 for stretch in stretches)


def test_cuts_that_lie_well_are_met_and_others_passed_over() -> None:
    # Bars of two seconds: cuts at 4 and 12 s are bar lines, one at 5 s isn't.
    stretches = to_cuts(Fraction(20), [Fraction(4), Fraction(5), Fraction(12)], Fraction(4), 120)
    assert [float(stretch.start) for stretch in stretches] == [0.0, 4.0, 12.0]

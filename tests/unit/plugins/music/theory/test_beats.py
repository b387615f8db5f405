"""Beats of any metre, and patterns laid over them."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.score import Metre, Score
from creastudio_music.theory.beats import beats_of, grouped, laid_over


@given(st.integers(1, 255), st.sampled_from([1, 2, 4, 8, 16, 32]), st.sampled_from([3, 4]))
def test_beats_fill_a_bar(top: int, bottom: int, pattern: int) -> None:
    assert sum(quarters for quarters, _ in grouped(top, bottom, pattern)) == Fraction(4 * top, bottom)
    metre = Metre.model_validate({"tick": 0, "numerator": top, "denominator": bottom})
    line = Score(metres=(metre,)).bar_map.bar(1)
    beats = beats_of(line, 960, pattern)
    assert beats[0].start == line.start
    assert all(one.start + one.length == other.start for one, other in itertools.pairwise(beats))
    assert beats[-1].start + beats[-1].length == line.end


@pytest.mark.parametrize(
    ("metre", "lengths"),
    [
        ((4, 4), [960] * 4),
        ((6, 8), [1440, 1440]),
        ((7, 8), [960, 960, 1440]),
        ((5, 8), [1440, 960]),
        ((2, 2), [960] * 4),
        ((3, 8), [480] * 3),
    ],
)
def test_how_metres_are_felt(metre: tuple[int, int], lengths: list[int]) -> None:
    own = Metre.model_validate({"tick": 0, "numerator": metre[0], "denominator": metre[1]})
    assert [beat.length for beat in beats_of(Score(metres=(own,)).bar_map.bar(0), 960)] == lengths


def test_a_pattern_of_three_counts_six_eighths_singly() -> None:
    own = Metre(tick=0, numerator=6, denominator=8)
    assert len(beats_of(Score(metres=(own,)).bar_map.bar(0), 960, 3)) == 6


def test_an_upbeat_has_the_last_beats() -> None:
    score = Score(pickup=960, metres=(Metre(tick=0, numerator=3, denominator=4),))
    assert [(beat.start, beat.length) for beat in beats_of(score.bar_map.bar(0), 960)] == [(0, 960)]


@given(st.sampled_from([3, 4]), st.integers(1, 40), st.integers(0, 5))
def test_every_beat_gets_one_of_the_pattern(pattern: int, beats: int, bar: int) -> None:
    laid = laid_over(pattern, beats, bar)
    assert len(laid) == beats
    assert set(laid) <= set(range(pattern))
    assert laid[0] == 0 or (beats * 2 == pattern and bar % 2)


def test_halves_come_in_turn() -> None:
    assert laid_over(4, 2, 0) == (0, 1)
    assert laid_over(4, 2, 1) == (2, 3)
    assert laid_over(4, 5) == (0, 1, 3, 2, 3)

"""Signs on a grid become strokes in bars of any metre."""

from __future__ import annotations

import pytest

from creastudio.api.score import Metre, Score
from creastudio_music.theory.beats import beats_of
from creastudio_music.theory.grooves.pattern import Pattern, Placed, placed, without_gaps


def bar(top: int, bottom: int = 4, number: int = 0) -> tuple:
    metre = Metre.model_validate({"tick": 0, "numerator": top, "denominator": bottom})
    return beats_of(Score(metres=(metre,)).bar_map.bar(number), 960)


def test_signs_are_strokes_and_dashes_hold() -> None:
    found = placed(Pattern("x--- ..o. X... ...."), bar(4), 0)
    assert found == [Placed(0, 960, "x"), Placed(960 + 480, 960 + 720, "o"), Placed(1920, 2160, "X")]


def test_bars_of_a_pattern_follow_one_another_and_begin_again() -> None:
    pattern = Pattern("x... .... .... .... | .... x... .... ....")
    assert pattern.bars == 2
    assert [placed(pattern, bar(4), number)[0].start for number in range(3)] == [0, 960, 0]


def test_what_is_held_goes_over_the_bar_line() -> None:
    found = placed(Pattern(".... .... .... ..x- | ---- x... .... ...."), bar(4), 0)
    assert found == [Placed(3360, 3840 + 960, "x")]


def test_a_bar_that_is_no_whole_one_is_refused() -> None:
    with pytest.raises(ValueError, match="whole number of bars"):
        Pattern("x...")


def test_beats_of_three_take_halves_as_their_last_third() -> None:
    found = placed(Pattern("x.x. .... .... ...."), bar(6, 8), 0)
    assert [stroke.start for stroke in found] == [0, 960]
    ticking = placed(Pattern("x.x. x.x. x.x. x.x."), bar(6, 8), 0, keeps_time=True)
    assert [stroke.start for stroke in ticking] == [0, 480, 960, 1440, 1920, 2400]


def test_a_half_bar_takes_the_halves_in_turn() -> None:
    pattern = Pattern("X... x... o... g...")
    signs = ["".join(stroke.sign for stroke in placed(pattern, bar(2), number)) for number in range(4)]
    assert signs == ["Xx", "og", "Xx", "og"]


def test_strokes_end_where_the_next_begin() -> None:
    rows = [Placed(0, 500, "x"), Placed(300, 900, "x")]
    assert list(without_gaps(rows, 700)) == [Placed(0, 300, "x"), Placed(300, 700, "x")]

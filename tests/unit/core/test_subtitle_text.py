"""Texts as subtitles: what goes on one, and how long it is shown."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.subtitle_text import (
    LONGEST,
    SHORTEST,
    is_wide,
    letters_wide,
    reading_flicks,
    reading_time,
    shared_out,
    subtitle_lines,
)
from creastudio.core.time import FLICKS_PER_SECOND


def test_the_lines_of_a_verse_stay() -> None:
    assert subtitle_lines("窗前明月光，疑是地上霜。\n\n举头望明月，低头思故乡。\n") == [
        "窗前明月光，疑是地上霜。",
        "举头望明月，低头思故乡。",
    ]
    assert subtitle_lines(" \n\n") == []


def test_no_letter_of_a_long_line_is_lost() -> None:
    line = "At 12:30 they paid 1,000,000 coins for it and said wow!really, that is a lot of money (see http://a.example)."
    assert " ".join(subtitle_lines(line)) == line


@given(st.text("ab 。！.!?…”),，:; 羊", max_size=300))
def test_subtitles_together_are_the_text(text: str) -> None:
    assert "".join("".join(subtitle_lines(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("row", [".", "!", "…", "，", ",", ".a"])
def test_a_row_of_stops_is_cut_in_time(row: str) -> None:
    text = row * 30_000 + "x"
    assert "".join(subtitle_lines(text)) == text


def test_long_lines_are_cut_at_sentences_first() -> None:
    line = "The fox went out on a chilly night. He prayed for the moon to give him light! Many a mile to go that night."
    assert subtitle_lines(line) == [
        "The fox went out on a chilly night.",
        "He prayed for the moon to give him light!",
        "Many a mile to go that night.",
    ]
    chinese = "山不在高，有仙则名。水不在深，有龙则灵。斯是陋室，惟吾德馨。苔痕上阶绿，草色入帘青。"
    assert subtitle_lines(chinese)[0] == "山不在高，有仙则名。"


@given(st.text(alphabet="ab ,.!山水。，\n", max_size=400))
def test_nothing_is_lost_and_nothing_too_long(text: str) -> None:
    lines = subtitle_lines(text)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(sum(2.5 if letter in "山水。，" else 1 for letter in line) <= LONGEST for line in lines)


def test_reading_takes_its_time() -> None:
    assert reading_time("山" * 20) == pytest.approx(4.0)
    assert reading_time("a" * 60) == pytest.approx(4.0)
    assert reading_time("Oh") == SHORTEST
    frames = Fraction(reading_flicks("山" * 12, Fraction(25)), FLICKS_PER_SECOND) * 25
    assert frames == 60


@given(st.integers(5, 10**9), st.lists(st.text(max_size=9), min_size=1, max_size=5))
def test_shared_time_is_all_the_time(length: int, texts: list[str]) -> None:
    shares = shared_out(length, texts)
    assert sum(shares) == length
    assert min(shares) >= 1


def test_wide_signs_are_twice_as_wide() -> None:
    assert letters_wide("山水") == 2
    assert letters_wide("ab") == 1
    assert is_wide("秋山 a")
    assert not is_wide("autumn 山")

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


def test_a_line_that_fits_is_one_subtitle_whatever_is_in_it() -> None:
    assert subtitle_lines("Yes. No, wait!") == ["Yes. No, wait!"]
    full = f"Yes. {'a' * 79}"
    assert subtitle_lines(full) == [full]
    assert subtitle_lines(f"{full}a") == ["Yes.", "a" * 80]


def test_what_has_no_spaces_is_cut_where_it_is_full() -> None:
    # A wide sign takes the room of two and a half letters: 33 of them have that of 82.5.
    assert subtitle_lines("a" * 84) == ["a" * 84]
    assert subtitle_lines("a" * 85) == ["a" * 84, "a"]
    assert subtitle_lines("山" * 33) == ["山" * 33]
    assert subtitle_lines("山" * 34) == ["山" * 33, "山"]
    assert subtitle_lines("山" * 32 + "aaaa") == ["山" * 32 + "aaaa"]
    assert subtitle_lines("山" * 32 + "aaaaa") == ["山" * 32 + "a", "aaaa"]
    assert subtitle_lines("a" * 80 + "山" * 6) == ["a" * 80 + "山" * 4, "山" * 2]


def test_a_sentence_that_fits_stays_whole_and_a_longer_one_is_cut_at_its_clauses() -> None:
    fits = f"{'a' * 30}, {'b' * 30}; {'c' * 19}."
    assert len(fits) == 84
    assert subtitle_lines(f"Oh! {fits}") == ["Oh!", fits]
    assert subtitle_lines(f"Oh! d{fits}") == ["Oh!", f"d{'a' * 30}, {'b' * 30};", f"{'c' * 19}."]


def test_a_clause_that_fits_stays_whole_and_a_longer_one_is_cut_at_its_words() -> None:
    clause = f"{'a' * 40} {'b' * 42},"
    assert subtitle_lines(f"{clause} c") == [clause, "c"]
    assert subtitle_lines(f"d{clause} c") == [f"d{'a' * 40}", f"{'b' * 42}, c"]


@given(st.text(alphabet="ab ,.!山水。，\n", max_size=400))
def test_nothing_is_lost_and_nothing_too_long(text: str) -> None:
    lines = subtitle_lines(text)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(sum(2.5 if letter in "山水。，" else 1 for letter in line) <= LONGEST for line in lines)


def test_reading_takes_its_time() -> None:
    assert reading_time("山" * 20) == pytest.approx(4.0)
    assert reading_time("a" * 60) == pytest.approx(4.0)
    assert reading_time("山" * 10 + "a" * 30) == pytest.approx(4.0)
    assert reading_time("Oh") == SHORTEST == 1.2
    frames = Fraction(reading_flicks("山" * 12, Fraction(25)), FLICKS_PER_SECOND) * 25
    assert frames == 60


@given(st.integers(5, 10**9), st.lists(st.text(max_size=9), min_size=1, max_size=5))
def test_shared_time_is_all_the_time(length: int, texts: list[str]) -> None:
    shares = shared_out(length, texts)
    assert sum(shares) == length
    assert min(shares) >= 1


@given(st.lists(st.text("a山", max_size=99), min_size=1, max_size=9))
def test_each_has_its_share_of_enough_time(texts: list[str]) -> None:
    length, times = 10**9, [reading_time(text) for text in texts]
    for share, time in zip(shared_out(length, texts), times, strict=True):
        assert share == pytest.approx(length * time / sum(times), abs=1)


@given(st.lists(st.text("a", max_size=999), min_size=1, max_size=9), st.integers(0, 3))
def test_where_there_is_hardly_time_each_has_one_flick_at_least(texts: list[str], spare: int) -> None:
    shares = shared_out(len(texts) + spare, texts)
    assert sum(shares) == len(texts) + spare
    assert min(shares) >= 1


def test_nobody_takes_the_last_flick_of_another() -> None:
    long = "a" * 900
    assert shared_out(3, [long, "a", "a"]) == [1, 1, 1]
    assert shared_out(4, [long, "a", "a"]) == [2, 1, 1]
    assert shared_out(10, ["a", long, "a"]) == [1, 8, 1]


def test_wide_signs_are_twice_as_wide() -> None:
    assert letters_wide("山水") == 2
    assert letters_wide("ab") == 1
    assert letters_wide("—") == 0.5
    assert is_wide("秋山 a")
    assert not is_wide("autumn 山")
    assert not is_wide("山a")
    assert not is_wide("秋山 one")

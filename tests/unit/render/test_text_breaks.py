"""Where lines break: Unicode's rules and the Chinese ones."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.render.text_breaks import NEVER_FIRST, NEVER_LAST, break_lines, breaking


def _parts(text: str) -> str:
    return "".join(
        ("|" if may else "") + letter for letter, may in zip(text, breaking(text).allowed, strict=True)
    )


@pytest.mark.parametrize(
    "parts",
    [
        "他|说：|“你|好，|世|界。”|然|后|走|了——|真|的……|吗？",
        "《红|楼|梦》|（上）、|第|一|回|「甲」。",
        "价|￥50、|100％、|人·|名",
        "一|～|二".replace("|～", "～"),
        "中,|文!|字;|完",
        "don’t |stop, |co-|operate",
    ],
)
def test_chinese_marks_stay_with_what_they_belong_to(parts: str) -> None:
    assert _parts(parts.replace("|", "")) == parts


def test_korean_words_stay_whole() -> None:
    text = "한국어 문장"
    assert breaking(text, "ko-KR").allowed.index(True) == 4
    assert breaking(text).allowed.index(True) == 1


def test_the_blank_half_of_a_mark_hangs_over_the_end() -> None:
    text = "一二三。四五六七"
    lines = break_lines(breaking(text), [10.0] * len(text), 35)
    assert [text[line.start : line.end] for line in lines] == ["一二三。", "四五六", "七"]


def test_a_word_without_room_is_torn_between_letters() -> None:
    text = "e\N{COMBINING ACUTE ACCENT}" * 4
    lines = break_lines(breaking(text), [10.0, 0.0] * 4, 25)
    assert [(line.start, line.end) for line in lines] == [(0, 4), (4, 8)]
    assert lines[0].torn


def test_at_least_one_letter_fits() -> None:
    assert len(break_lines(breaking("abc"), [10.0] * 3, 1)) == 3
    assert len(break_lines(breaking(""), [], 1)) == 1


@settings(max_examples=60)
@given(st.text(st.sampled_from("中文字a b。，「」（）“”……！"), max_size=40), st.integers(6, 20))
def test_lines_follow_each_other_and_keep_to_the_rules(text: str, letters: int) -> None:
    lines = break_lines(breaking(text), [1.0] * len(text), letters)
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert lines[-1].end == len(text)
    for upper, line in itertools.pairwise(lines):
        seen = text[upper.start : upper.end].rstrip(" ")
        if not upper.torn and text[line.start - 1] != " ":
            assert text[line.start] not in NEVER_FIRST
            assert seen[-1] not in NEVER_LAST

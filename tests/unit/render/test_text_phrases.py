"""Where a line may end and where it should: words stay whole, phrases together."""

from __future__ import annotations

import itertools

import pytest

from creastudio.render.text_breaks import breaking
from creastudio.render.text_phrases import NEVER, phrase_ends


def pieces(text: str, language: str = "") -> list[str]:
    """What is never broken."""
    ends = phrase_ends(text, breaking(text, language).allowed, language)
    starts = [0, *(at for at in range(1, len(text)) if ends[at] < NEVER), len(text)]
    return [text[first:last] for first, last in itertools.pairwise(starts)]


@pytest.mark.parametrize(
    "parts",
    [
        "为每一天的 慢早晨 准备的 好咖啡",
        "让每个早晨 都从一杯 手冲 咖啡 开始",
        "新品 上市 限时 优惠 买一送一",
        "全场 五折起",
        "续航 14天起， 低至99元",
        "至5月31日止， 售完为止。 详见 门店 条款",
        "把城市 穿在身上",
        "我们的 咖啡豆",
    ],
)
def test_words_and_what_belongs_to_them_stay_whole(parts: str) -> None:
    assert pieces(parts.replace(" ", "")) == parts.split()


def test_no_line_begins_with_a_particle_or_a_closing_mark() -> None:
    text = "安静的羊毛，温暖了整个冬天。「好穿」吗？"
    assert not any(piece[0] in "的了吗，。」？" for piece in pieces(text))


def test_the_end_of_a_clause_is_best_and_a_preposition_bad() -> None:
    text = "Slow mornings, good coffee for the city"
    ends = phrase_ends(text, breaking(text).allowed)
    cost = {text[at:].split(" ")[0]: ends[at] for at in range(1, len(text)) if ends[at] < NEVER}
    assert cost["good"] == 0
    assert cost["for"] < cost["mornings,"] < cost["city"]


def test_a_row_of_emoji_is_one_picture() -> None:
    assert pieces("🎉🎁🎉 夏日🎉❤️🎉") == ["🎉🎁🎉 ", "夏日", "🎉❤️🎉"]


def test_japanese_and_korean_are_not_read_as_chinese() -> None:
    assert len(pieces("静かな朝と美味しい珈琲", "ja")) > 6
    assert pieces("좋은 커피 한잔", "ko") == ["좋은 ", "커피 ", "한잔"]


@pytest.mark.parametrize("text", ["", "a", "好", "🎉🎉", "تخفيضات 夏日特卖", "a\u3000b", "——", "))", " "])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert "".join(pieces(text)) == text

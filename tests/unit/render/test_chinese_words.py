"""Chinese in words: the likely reading, and everything of a text in some word."""

from __future__ import annotations

import pytest

from creastudio.render.chinese_words import lexicon, words_of


@pytest.mark.parametrize(
    "text",
    [
        "为 每 一天 的 慢 早晨 准备 的 好 咖啡",
        "北京 南京市 长江大桥",
        "研究 生命 起源",
        "新品 上市 限时 优惠",
        "一 杯 手冲 咖啡",
        "安静 的 羊毛 ， 半价",
        "买 iPhone 送 耳机",
        "低 至 99 元",
    ],
)
def test_text_is_cut_into_words(text: str) -> None:
    found = words_of(text.replace(" ", ""))
    wanted = text.replace("一 杯", "一杯").split()
    assert [text.replace(" ", "")[word.start : word.end] for word in found] == wanted


def test_kinds_are_told() -> None:
    assert [word.kind for word in words_of("慢的羊毛3杯OK")] == ["a", "u", "n", "0", "q", "x"]


@pytest.mark.parametrize("text", ["", "龘靐齉", "𠮷野家", "abc", "的" * 300, "，。！", "🎉好"])
def test_nothing_is_lost(text: str) -> None:
    found = words_of(text)
    assert "".join(text[word.start : word.end] for word in found) == text


def test_the_lexicon_has_the_words_of_the_trade() -> None:
    known, longest = lexicon()
    assert {"包邮", "拿铁", "咖啡", "的"} <= known.keys()
    assert longest == 4

"""Where sentences end."""

from __future__ import annotations

import pytest

from creastudio_text.sentence_ends import ends, is_ended, sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is late. The river is still.", ["It is late.", "The river is still."]),
        ("It costs 3.5 million. Version 2.0 is out!", ["It costs 3.5 million.", "Version 2.0 is out!"]),
        ('He said "No." Then he left', ['He said "No."', "Then he left"]),
        ("白日依山尽。黄河入海流！“是吗？”他问。", ["白日依山尽。", "黄河入海流！", "“是吗？”", "他问。"]),
        ("One line\nanother. And more…\n\n", ["One line", "another.", "And more…"]),
        ("see example.com today", ["see example.com today"]),
        ("", []),
    ],
)
def test_a_text_falls_into_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_a_text_ends_with_a_sentence_or_in_one() -> None:
    assert all(is_ended(text) for text in ("Yes.", "Yes!”", "好。」", "so…"))
    assert not any(is_ended(text) for text in ("Yes", "3.5", "好，", ""))
    assert ends("A. B? C") == [2, 5]

"""The second judge agrees with the first on known poems and on broken ones."""

from __future__ import annotations

import random

import pytest

from creastudio_text.verse.check import check
from creastudio_text.verse.forms import form
from creastudio_text.verse.notes import faults
from tests.support.verse_judge import judge

RIGHT = [
    ("jueju5", "", "白日依山尽，黄河入海流。欲穷千里目，更上一层楼。"),
    ("jueju7", "", "朝辞白帝彩云间，千里江陵一日还。两岸猿声啼不住，轻舟已过万重山。"),
    ("ci", "如梦令", "昨夜雨疏风骤，浓睡不消残酒。试问卷帘人，却道海棠依旧。知否，知否，应是绿肥红瘦。"),
]


@pytest.mark.parametrize(("name", "tune", "text"), RIGHT)
def test_known_poems(name: str, tune: str, text: str) -> None:
    assert judge(text, name, tune) == ""


@pytest.mark.parametrize(("name", "tune", "text"), RIGHT)
def test_both_judges_find_the_same_poems_broken(name: str, tune: str, text: str) -> None:
    """One character is exchanged at a time: what the first judge calls a fault, the second does too."""
    lot = random.Random(4)
    wanted = form(name, tune)
    broken = 0
    for _ in range(200):
        at = lot.choice([place for place, c in enumerate(text) if c not in "，。"])
        other = text[:at] + lot.choice("天地玄黄宇宙洪荒月雪楼秋春江水白玉") + text[at + 1 :]
        if faults(check(other, wanted)):
            broken += 1
            assert judge(other, name, tune) != "", other
    assert broken > 40


def test_english() -> None:
    assert judge("A river at dusk\nbears one little lantern down\nunder the dark bridge.", "haiku") == ""
    assert judge("A river at dusk\nbears one lantern down\nunder the dark bridge.", "haiku").startswith(
        "syllables"
    )
    lines = [
        "A sailor went over the bay",
        "And painted the town in the day",
        "He came to the shore",
        "And opened a door",
    ]
    assert judge("\n".join([*lines, "And carried the morning away"]), "limerick") == ""
    assert judge("\n".join([*lines, "And carried the morning with him"]), "limerick").startswith("rhyme")

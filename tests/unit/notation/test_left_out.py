"""One is called otherwise than several, in every language."""

from __future__ import annotations

import json

from creastudio.core.said import SaidTable
from creastudio.notation.left_out import _ONE, left_out
from creastudio.resources import resource_path


def test_one_and_several_are_told() -> None:
    assert left_out({}) == ()
    assert left_out({"repeats": 0}) == ()
    assert left_out({"pitch bends": 1, "controllers": 2}) == ("Left out: 2 controllers, 1 pitch bend.",)


def test_every_count_is_told_in_chinese() -> None:
    table = json.loads(resource_path("i18n", "said_zh_CN.json").read_text(encoding="utf-8"))
    said = SaidTable(table)
    for what in _ONE:
        for count in (1, 3):
            (sentence,) = left_out({what: count, "voices": 12})
            found = said.find(sentence)
            assert not any(letter in found.replace("MIDI", "") for letter in "abcdefghijklmnopqrstuvwxyz"), (
                found
            )
            assert found.startswith("已略去：")
    assert said.find("Left out: 1 pitch bend, 2 voices.") == "已略去：1 个弯音、2 个声部。"

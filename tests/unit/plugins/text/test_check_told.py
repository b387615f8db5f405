"""What a check says of the whole, in both languages."""

from __future__ import annotations

from creastudio.core.said import SaidTable
from creastudio_text.engine.verse_check import summary
from creastudio_text.plugin import creastudio_translations
from creastudio_text.verse.forms import form
from creastudio_text.verse.notes import Note


def test_the_whole_of_a_check_is_told_in_the_language_of_the_window() -> None:
    chinese = SaidTable(dict(creastudio_translations()["zh_CN"]))
    five, tune = form("jueju5"), form("ci", "浣溪沙")
    assert five is not None
    assert tune is not None
    wrong = Note(0, 0, 1, "tone", "“白” should have a level tone here.")
    assert chinese.find(summary(five, [])) == "五言绝句：合式。"
    assert chinese.find(summary(five, [wrong, wrong])) == "五言绝句：有 2 处出律。"
    assert summary(tune, [wrong]) == f"{tune.title}: 1 place breaks the form."
    assert chinese.find(summary(tune, [wrong])) == f"{tune.title}：有 1 处出律。"

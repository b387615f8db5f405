"""Words as syllables."""

from __future__ import annotations

from creastudio_music.engine.sung.english import EVEN
from creastudio_music.engine.sung.syllables import verses_of


def test_hyphens_part_where_a_person_wants_them() -> None:
    (verse,) = verses_of("eve-ning star")
    assert [(one.text, one.syllabic) for one in verse] == [
        ("eve", "begin"),
        ("ning", "end"),
        ("star", "single"),
    ]


def test_lines_verses_and_marks() -> None:
    verses = verses_of("The sea – is wide,\nand deep\n\n床前明月光，\n")
    assert [one.text for one in verses[0]] == ["The", "sea–", "is", "wide,", "and", "deep"]
    assert [one.first for one in verses[0]] == [True, False, False, False, True, False]
    assert [one.text for one in verses[1]] == ["床", "前", "明", "月", "光，"]
    assert {one.stress for one in verses[1]} == {EVEN}
    assert verses_of(" \n— \n") == []

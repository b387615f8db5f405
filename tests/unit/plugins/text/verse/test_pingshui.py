"""The table of rhymes."""

from __future__ import annotations

from creastudio_text.verse.pingshui import (
    LEVEL,
    OBLIQUE,
    ci_rhymes,
    neighbours,
    readings,
    rhymes,
    sides,
    table,
)


def test_size() -> None:
    """All 106 rhymes have characters, and the common ones are there in both scripts."""
    assert len({reading.rhyme for found in table().values() for reading in found}) == 106
    assert len(table()) > 20_000
    assert all(character in table() for character in "风風云雲东東龙龍叶葉")


def test_tones_that_modern_speech_has_lost() -> None:
    """Syllables that once ended on a stop are oblique, though Mandarin says some of them level."""
    assert all(sides(character) == OBLIQUE for character in "白石竹发国学十八出独")
    assert all(sides(character) == LEVEL for character in "东山流来斜")


def test_several_readings() -> None:
    """Some characters may be either; a rare reading is known to be rare."""
    assert sides("看") == LEVEL | OBLIQUE
    assert sides("不") == LEVEL | OBLIQUE
    assert sides("不", rare=False) == OBLIQUE
    assert readings("x") == ()
    assert sides("x") == 0


def test_rhymes() -> None:
    """Rhymes of the book are narrow; those of ci wide, and halve some."""
    assert set.intersection(*(set(rhymes(c)) for c in "秋流舟留")) == {"平尤"}
    assert not rhymes("东") & rhymes("冬")
    assert ci_rhymes("东", LEVEL) == ci_rhymes("冬", LEVEL) == {1}
    assert not ci_rhymes("回", LEVEL) & ci_rhymes("来", LEVEL)
    assert ci_rhymes("月", OBLIQUE) & ci_rhymes("雪", OBLIQUE)
    assert neighbours("平东", "平冬")
    assert not neighbours("平东", "平阳")

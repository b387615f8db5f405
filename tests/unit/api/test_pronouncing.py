"""How English words sound."""

from __future__ import annotations

from creastudio.api.pronouncing import lexicon, stresses_of


def test_common_words_are_marked() -> None:
    sounds, common = lexicon()
    assert len(sounds) > 100_000
    assert "evening" in common
    assert "aachen" in sounds
    assert "aachen" not in common


def test_stress_of_each_way_of_saying_a_word() -> None:
    assert stresses_of("Table,") == ("10",)
    assert set(stresses_of("every")) == {"100", "10"}
    assert stresses_of("don’t") == ("1",)
    assert stresses_of("zumbelfax") == ()
    assert stresses_of("") == ()

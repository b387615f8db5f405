"""How English words sound."""

from __future__ import annotations

import pytest

from creastudio.api.pronouncing import lexicon
from creastudio_text.verse.english import counts, is_known, looks_alike, rhymes, same_sound, sounds


@pytest.mark.parametrize(
    ("word", "count"), [("moon", 1), ("summer", 2), ("possession", 3), ("Wander’d", 2), ("I'll", 1)]
)
def test_syllables(word: str, count: int) -> None:
    assert count in counts(word)


@pytest.mark.parametrize(
    ("word", "count"),
    [("moonglow", 2), ("grow'st", 1), ("untrimm'd", 2), ("toves", 1), ("snorfling", 2), ("xqz", 1)],
)
def test_words_that_the_dictionary_lacks_are_guessed(word: str, count: int) -> None:
    assert not is_known(word)
    assert count in counts(word)
    assert sounds(word)[0].rhyme


def test_rhymes() -> None:
    assert rhymes("moon", "June")
    assert rhymes("ow'st", "grow'st")
    assert rhymes("toves", "groves")
    assert not rhymes("moon", "man")
    assert not rhymes("temperate", "date")
    assert looks_alike("love", "prove")
    assert same_sound("sea", "see")
    assert not same_sound("sea", "tree")


def test_common_words() -> None:
    sound, common = lexicon()
    assert len(sound) > 120_000
    assert 20_000 < len(common) < 40_000
    assert common <= set(sound)


def test_letters_without_end_are_spelled_out() -> None:
    assert len(sounds("ba" * 50_000)) == 1

"""English words in the ids of a vocabulary."""

from __future__ import annotations

import numpy as np
import pytest

from creastudio.api import UserError
from creastudio_text.engine.word_ids import words_of
from tests.support.text_models import CharTokens

TOKENS = CharTokens("\n ',.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXY")


def test_words_and_their_properties() -> None:
    words = words_of(TOKENS)
    moon = next(number for number, word in enumerate(words.words) if word.text == "moon")
    june = next(number for number, word in enumerate(words.words) if word.text == "soon")
    assert words.syllables[moon] == 1
    assert words.rhyme[moon] == words.rhyme[june] >= 0
    assert words.sound[moon] != words.sound[june]
    assert words.mates[words.rhyme[moon]] > 3
    assert set(words.marks) == {",", "."}
    assert words_of(TOKENS) is words


def test_words_that_a_vocabulary_lacks_are_left_out() -> None:
    words = words_of(TOKENS)
    zone = next(number for number, word in enumerate(words.words) if word.text == "zone")
    assert words.opening.place(zone) is None  # there is no capital Z
    assert words.inside.place(zone) is None


def test_places_in_a_line() -> None:
    words = words_of(TOKENS)
    assert not np.any(words.inner(9, 10, True))
    ends = words.ending(8, 10, 10, True, True)
    assert set(words.syllables[ends].tolist()) == {2}
    assert set(words.main[ends].tolist()) == {1}


def test_other_scripts_are_refused() -> None:
    with pytest.raises(UserError, match="English"):
        words_of(CharTokens("山水"))

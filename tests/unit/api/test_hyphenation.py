"""Where English words may be hyphenated."""

from __future__ import annotations

import pytest

from creastudio.api.hyphenation import hyphens_of


@pytest.mark.parametrize("parts", ["to-mor-row", "king-dom", "with-out", "sym-pho-ny", "riv-er"])
def test_hyphens_are_those_of_dictionaries(parts: str) -> None:
    word, places = parts.replace("-", ""), []
    for part in parts.split("-")[:-1]:
        places.append(len(part) + (places[-1] if places else 0))
    assert hyphens_of(word) == tuple(places)
    assert hyphens_of(word.upper()) == tuple(places)


def test_marks_around_a_word_do_not_count() -> None:
    assert hyphens_of("“kingdom,”") == (5,)


@pytest.mark.parametrize("word", ["", "12", "a", "of", "strength", "İstanbul", "春"])
def test_what_has_no_hyphen_has_none(word: str) -> None:
    assert hyphens_of(word) == ()

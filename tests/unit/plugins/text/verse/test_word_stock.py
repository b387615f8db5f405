"""Words for English verse."""

from __future__ import annotations

from creastudio_text.verse.word_stock import stock


def test_words() -> None:
    words = {word.text: word for word in stock()}
    assert len(words) > 20_000
    assert (words["river"].syllables, words["river"].main, words["river"].rhyme) == (2, 0, "")
    assert words["moon"].rhyme == words["soon"].rhyme != ""
    assert words["the"].weak
    assert words["the"].rhyme == ""
    assert "I" in words
    assert "every" not in words  # two syllables or three

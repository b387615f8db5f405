"""Words under the notes of a voice."""

from __future__ import annotations

from fractions import Fraction

from creastudio.notation.abc_fields import Signature
from creastudio.notation.abc_voice import Head, Voice
from creastudio.notation.abc_words import lay_words


def sung(*lines: str, bars: tuple[int, ...] = (4,)) -> list[list[str]]:
    voice = Voice((4, 4), Signature(), Fraction(1))
    for count in bars:
        for _ in range(count):
            voice.add(Fraction(1), [Head("C", 0, 4)])
        voice.bar_line("|", frozenset())
    for line in lines:
        lay_words(voice, line)
    return [[f"{w.text}/{w.syllabic}" for w in sound.lyrics] for _, sound in voice.sung]


def test_hyphens_join_and_hold() -> None:
    assert sung("a-b - c") == [["a/begin"], ["b/end"], [], ["c/single"]]
    assert sung("a--b") == [["a/begin"], [], ["b/end"], []]
    assert sung(r"a\-b c~d") == [["a-b/single"], ["c d/single"], [], []]


def test_a_bar_line_goes_to_the_next_measure() -> None:
    assert sung("a | b", bars=(3, 1)) == [["a/single"], [], [], ["b/single"]]


def test_more_words_than_notes_are_passed_over() -> None:
    assert sung("a b c d e f") == [["a/single"], ["b/single"], ["c/single"], ["d/single"]]


def test_another_line_is_another_verse() -> None:
    assert sung("a b", "c") == [["a/single", "c/single"], ["b/single"], [], []]

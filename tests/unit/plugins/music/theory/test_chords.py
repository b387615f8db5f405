"""Progressions as people type them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.chord_kinds import KINDS, chord_at, symbol_of
from creastudio.api.errors import UserError
from creastudio.api.score_parts import Key
from creastudio_music.theory import chords as module
from creastudio_music.theory.chords import parse_chord, parse_progression

G = Key(tick=0, fifths=1)


def read(text: str, key: Key = module.C_MAJOR) -> list[str]:
    return [symbol_of(chord) for chord in parse_progression(text, key)]


@pytest.mark.parametrize(
    "text",
    [
        "C Am F G7",
        "C-Am-F-G7",
        "C – Am – F – G7",
        "C, Am; F, G7",
        "C，Am、F；G7",
        "C → Am → F → G7",
        "C - Am - F - G7",
        "| C | Am | F | G7 |",
        "|: C | Am | F | G7 :|",
        "C\nAm\nF\nG7\n",
        "I vi IV V7",
        "I-vi-IV-V7",
        "Ⅰ ⅵ Ⅳ V7",
        "C vi F V7",
    ],
)
def test_words_may_be_separated_in_many_ways(text: str) -> None:
    assert read(text) == ["C", "Am", "F", "G7"]


def test_a_hyphen_is_minor_where_no_chord_follows() -> None:
    assert read("C-7 F-7 Bb7 A-") == ["Cm7", "Fm7", "Bb7", "Am"]


def test_the_german_h_is_b() -> None:
    assert read("H7 Em Hm/D") == ["B7", "Em", "Bm/D"]


def test_numerals_are_of_the_key() -> None:
    assert read("I V7/V N.C.", G) == ["G", "A7", "N.C."]


def test_a_chord_has_a_bar_and_those_between_bar_lines_share_one() -> None:
    assert [c.tick for c in parse_progression("C F", bar=2880, start=960)] == [960, 3840]
    barred = parse_progression("| C Am | F | G % |")
    assert [c.tick for c in barred] == [0, 1920, 3840, 7680, 9600]
    assert symbol_of(barred[-1]) == "G"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("C Qm F", "Word 2: 'Qm'"),
        ("I VIII", "Word 2: 'VIII'"),
        ("% C", "'%'"),
        ("", "no chords"),
        (" | | ", "no chords"),
        ("C Am <script", "Word 3: '<script'"),
    ],
)
def test_the_wrong_word_is_named(text: str, named: str) -> None:
    with pytest.raises(UserError) as raised:
        parse_progression(text)
    assert named in raised.value.message
    assert raised.value.hint


def test_too_many_chords_are_refused() -> None:
    with pytest.raises(UserError, match="more than"):
        parse_progression("C " * (module.MAX_CHORDS + 1))


@given(
    st.lists(
        st.tuples(st.integers(-8, 12), st.sampled_from(sorted(KINDS)), st.none() | st.integers(-8, 12)),
        min_size=1,
        max_size=9,
    )
)
def test_symbols_come_back(made: list[tuple[int, str, int | None]]) -> None:
    chords = [chord_at(3840 * n, root, kind, bass) for n, (root, kind, bass) in enumerate(made)]
    assert parse_progression(" ".join(map(symbol_of, chords))) == chords


@given(st.text(max_size=30))
def test_anything_typed_is_chords_or_a_clear_error(text: str) -> None:
    with contextlib.suppress(UserError):
        assert parse_progression(text)


def test_one_chord_of_either_kind() -> None:
    assert symbol_of(parse_chord("ii7", G)) == "Am7"
    assert symbol_of(parse_chord("F#m7b5")) == "F#m7b5"

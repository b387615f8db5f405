"""Chord symbols read and written, and the tones of chords."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.chord_kinds import (
    BY_FUNCTION,
    KINDS,
    bass_of,
    chord_at,
    kind_of,
    pitch_classes_of,
    symbol_of,
    tones_of,
)
from creastudio.api.chord_symbols import parse_symbol
from creastudio.api.errors import UserError
from creastudio.api.score_parts import Chord


@given(st.integers(-8, 12), st.sampled_from(sorted(KINDS)), st.none() | st.integers(-8, 12))
def test_a_symbol_reads_as_the_chord_it_was_written_of(root: int, kind: str, bass: int | None) -> None:
    chord = chord_at(7, root, kind, bass)
    assert parse_symbol(symbol_of(chord), 7) == chord


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("C△7", "Cmaj7"),
        ("CΔ", "Cmaj7"),
        ("CM7", "Cmaj7"),
        ("CMaj7", "Cmaj7"),
        ("C-7", "Cm7"),
        ("Cmin7", "Cm7"),
        ("Cmi9", "Cm9"),
        ("C°", "Cdim"),
        ("Co7", "Cdim7"),
        ("Cø", "Cm7b5"),
        ("C-7b5", "Cm7b5"),
        ("CmM7", "Cm(maj7)"),
        ("C+", "Caug"),
        ("C+7", "C7#5"),
        ("C7+5", "C7#5"),
        ("C7(b9)", "C7b9"),
        ("C69", "C6/9"),
        ("C(add9)", "Cadd9"),
        ("C2", "Cadd9"),
        ("Csus", "Csus4"),
        ("C7sus", "C7sus4"),
        ("E♭m/G♭", "Ebm/Gb"),
        ("H7", "B7"),
        ("Fxm", "F##m"),
        ("n.c.", "N.C."),
        (" D/F# ", "D/F#"),
    ],
)
def test_many_ways_of_writing_are_understood(written: str, usual: str) -> None:
    assert symbol_of(parse_symbol(written)) == usual


@pytest.mark.parametrize(
    "text", ["X", "", "c", "Cfoo", "C7b9#11", "C/", "/C", "C//E", "Cm5", "C" * 99, "7", "C" + "9" * 30]
)
def test_what_is_no_symbol_is_named(text: str) -> None:
    with pytest.raises(UserError, match="no chord symbol") as raised:
        parse_symbol(text)
    assert f"'{text[:40]}'" in raised.value.message


@given(st.text(max_size=20))
def test_anything_typed_is_a_chord_or_a_user_error(text: str) -> None:
    try:
        chord = parse_symbol(text)
    except UserError:
        return
    assert chord.kind == "none" or chord.kind in KINDS


def test_kinds_differ_in_tones_and_symbols() -> None:
    assert len({frozenset(kind.tones) for kind in KINDS.values()}) == len(KINDS)
    assert len({kind.symbol for kind in KINDS.values()}) == len(KINDS)
    assert all(kind.tones[0] == 0 for kind in [*KINDS.values(), *BY_FUNCTION.values()])


def test_tones_are_spelled() -> None:
    assert pitch_classes_of(parse_symbol("F#m7b5")) == (6, 9, 0, 4)
    assert tones_of(parse_symbol("Ab")) == (-4, 0, -3)
    assert pitch_classes_of(parse_symbol("C/D")) == (0, 4, 7, 2)
    assert pitch_classes_of(parse_symbol("N.C.")) == ()
    assert bass_of(parse_symbol("D/F#")) == 6
    assert bass_of(parse_symbol("D")) == 2
    assert bass_of(parse_symbol("N.C.")) is None


def test_a_kind_that_is_not_known_keeps_its_root() -> None:
    strange = Chord(tick=0, root="D", kind="Tristan")
    assert kind_of(strange) is None
    assert pitch_classes_of(strange) == (2,)
    assert symbol_of(strange) == "D?"

"""Chord symbols read and written."""

from __future__ import annotations

import pytest

from creastudio.notation.chord_symbols import KINDS, chord_of, symbol_of


@pytest.mark.parametrize(
    ("text", "chord"),
    [
        ("C", ("C", "major", "")),
        ("F#m", ("F#", "minor", "")),
        ("Bb7/D", ("Bb", "dominant", "D")),
        ("E♭maj7", ("Eb", "major-seventh", "")),
        ("Am/A", ("A", "minor", "")),
        ("Dsus4", ("D", "suspended-fourth", "")),
        ("N.C.", ("", "none", "")),
    ],
)
def test_symbols_are_read(text: str, chord: tuple[str, str, str]) -> None:
    assert chord_of(text) == chord


@pytest.mark.parametrize("text", ["", "Allegro", "H7", "Cxyz", "c", "4", "fine"])
def test_other_words_are_none(text: str) -> None:
    assert chord_of(text) is None


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_written_is_read_again(kind: str) -> None:
    root = "" if kind == "none" else "Bb"
    assert chord_of(symbol_of(root, kind)) == (root, kind, "")

"""Chord kinds as MusicXML writes them, with degrees."""

from __future__ import annotations

import pytest

from creastudio.api.chord_kinds import KINDS, symbol_of
from creastudio.api.score import Chord, Note, Score, track_of
from creastudio.export.musicxml import musicxml_of
from creastudio.notation.chord_degrees import WRITTEN, Degree, as_read, as_written
from creastudio.notation.musicxml import import_musicxml

# Of the standard, version 4.0: kind-value.
WORDS = {
    "major", "minor", "augmented", "diminished", "dominant", "major-seventh", "minor-seventh", "diminished-seventh",
    "augmented-seventh", "half-diminished", "major-minor", "major-sixth", "minor-sixth", "dominant-ninth", "major-ninth",
    "minor-ninth", "dominant-11th", "major-11th", "minor-11th", "dominant-13th", "major-13th", "minor-13th",
    "suspended-second", "suspended-fourth", "power",
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_written_in_words_of_the_standard_and_read_again(kind: str) -> None:
    word, degrees = as_written(kind)
    assert word in WORDS
    assert as_read(word, degrees) == kind
    assert bool(degrees) == (kind in WRITTEN)


@pytest.mark.parametrize(
    ("kind", "degrees", "found"),
    [
        ("dominant", [Degree(5, 1, "alter")], "augmented-seventh"),
        ("minor-seventh", [Degree(5, -1, "alter")], "half-diminished"),
        ("major", [Degree(7, 0, "add")], "dominant"),
        ("dominant-ninth", [Degree(9, 0, "subtract")], "dominant"),
        ("dominant", [Degree(9, -1, "alter")], "dominant-flat-ninth"),
        ("major", [Degree(3, 0, "subtract")], "power"),
        ("dominant", [Degree(9, -1, "add"), Degree(11, 1, "add")], "dominant"),
        ("dominant", [Degree(88, 0, "add")], "dominant"),
        ("Tristan", [Degree(9, 0, "add")], "Tristan"),
    ],
)
def test_other_ways_of_saying_it_are_read(kind: str, degrees: list[Degree], found: str) -> None:
    assert as_read(kind, degrees) == found


def test_a_song_with_such_chords_comes_back() -> None:
    chords = tuple(Chord(tick=960 * n, root="Eb", kind=kind) for n, kind in enumerate(KINDS))
    score = track_of(Score(chords=chords), [Note(0, 960 * len(chords), 60)])
    again = import_musicxml(musicxml_of(score), "song.musicxml").score
    assert [symbol_of(chord) for chord in again.chords] == [symbol_of(chord) for chord in chords]
    assert [chord.tick for chord in again.chords] == [chord.tick for chord in chords]


def test_strange_degrees_cost_nothing_but_themselves() -> None:
    score = track_of(Score(chords=(Chord(tick=0, root="C", kind="dominant-flat-ninth"),)), [Note(0, 960, 60)])
    data = musicxml_of(score)
    for wrong in (b"<degree-value>x</degree-value>", b"<degree-value>999999</degree-value>", b""):
        changed = data.replace(b"<degree-value>9</degree-value>", wrong)
        assert changed != data
        assert import_musicxml(changed, "song.musicxml").score.chords[0].kind == "dominant"

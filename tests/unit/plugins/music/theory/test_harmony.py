"""Chords out of notes."""

from __future__ import annotations

import pytest

from creastudio.api.chord_kinds import symbol_of
from creastudio.api.score import Key, Note, Score, track_of
from creastudio_music.theory.harmony import chords_of, harmony_of
from tests.unit.plugins.music.theory.pieces import chorale, played


@pytest.mark.parametrize(
    "text",
    [
        "C Am F G7 C",
        "Cmaj7 Am7 Dm7 G7 C",
        "C G/B Am C/G F C/E Dm7/F G7 C",
        "Am E7/G# Am Dm Bm7b5 E7 Am",
        "C F#dim7 G Caug F Fm C",
        "C Gsus4 G C",
    ],
)
def test_chords_that_are_played_are_found(text: str) -> None:
    assert [symbol_of(chord) for chord in chords_of(played(text))] == text.split()


@pytest.mark.parametrize("fifths", [-5, -1, 3, 6])
def test_numerals_are_of_the_key_that_holds(fifths: int) -> None:
    numerals = ["I", "vi", "IV", "ii65", "V7", "I", "V7/V", "V", "I64", "V7", "I"]
    key = Key(tick=0, fifths=fifths)
    found = harmony_of(played(" ".join(numerals), key))
    assert found.home is not None
    assert found.home.key.fifths == fifths
    assert [span.numeral for span in found.chords] == numerals


def test_an_arpeggio_is_one_chord() -> None:
    notes = [Note(480 * n, 480, (48, 64, 67, 72)[n % 4]) for n in range(8)]
    notes += [Note(3840 + 480 * n, 480, (43, 59, 65, 74)[n % 4]) for n in range(8)]
    found = chords_of(track_of(Score(), notes))
    assert [(symbol_of(c), c.tick) for c in found] == [("C", 0), ("G7", 3840)]


def test_a_passing_note_makes_no_chord() -> None:
    score = played("C C F C")
    notes = [*score.notes(0), Note(1440, 480, 74), Note(3360, 480, 77)]
    assert [symbol_of(c) for c in chords_of(score.with_notes(0, notes))] == ["C", "F", "C"]


def test_silence_between_chords_is_said() -> None:
    assert [(symbol_of(c), c.tick) for c in chords_of(played("C N.C. G7 C"))] == [
        ("C", 0),
        ("N.C.", 3840),
        ("G7", 7680),
        ("C", 11520),
    ]


def test_nothing_has_no_harmony() -> None:
    assert harmony_of(Score()).chords == ()
    assert chords_of(track_of(Score(), [Note(0, 960, 40)], percussion=True)) == ()


def test_the_first_phrases_of_a_chorale() -> None:
    """As in the analysis by A. Jones that comes with music21, but for one chord, whose seventh is a passing note there."""
    numerals = [span.numeral for span in harmony_of(chorale("269")).chords]
    assert numerals[:11] == ["I", "vi", "V6", "I", "V", "vi", "IVmaj7", "viio6", "I", "V", "I"]


def test_spans_follow_one_another() -> None:
    found = harmony_of(chorale("347"))
    assert all(a.end <= b.start for a, b in zip(found.chords, found.chords[1:], strict=False))
    assert all(0 < span.sure <= 1 for span in found.chords)
    assert found.keys[0].start == 0
    assert all(a.end == b.start for a, b in zip(found.keys, found.keys[1:], strict=False))


def test_it_can_be_stopped() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        harmony_of(chorale("347"), check=stop)

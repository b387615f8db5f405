"""Chords that go with a melody."""

from __future__ import annotations

from creastudio.api.score import Key, Metre, Note, Score, track_of
from creastudio_music.theory.chords import pitch_classes_of
from creastudio_music.theory.melody_chords import chords_under

C = Key(tick=0, fifths=0)


def tune(pitches: list[int], top: int = 4, length: int = 960) -> Score:
    notes = [Note(index * length, length, pitch) for index, pitch in enumerate(pitches)]
    return track_of(Score(metres=(Metre(tick=0, numerator=top, denominator=4),)), notes, name="Tune")


def test_arpeggios_get_their_chords() -> None:
    score = tune([60, 64, 67, 64, 65, 69, 72, 69, 67, 71, 74, 71, 60, 64, 67, 72])
    chords = chords_under(score, C)
    assert [(chord.tick // 3840, chord.root) for chord in chords] == [(0, "C"), (1, "F"), (2, "G"), (3, "C")]


def test_it_ends_at_home_and_begins_with_the_first_bar() -> None:
    score = tune([67, 65, 64, 62, 60, 62, 64, 60, 62, 59, 60, 60])
    chords = chords_under(score, C)
    assert chords[0].tick == 0
    assert (chords[-1].root, chords[-1].kind) == ("C", "major")


def test_minor_and_three_four() -> None:
    score = tune([69, 72, 76, 74, 71, 68, 69, 69, 69], top=3)
    chords = chords_under(score, Key(tick=0, fifths=0, mode="minor"))
    assert chords[0].root == "A"
    assert chords[-1].root == "A"
    assert any(8 in pitch_classes_of(chord) for chord in chords)
    assert all(chord.tick % 2880 == 0 for chord in chords)


def test_nothing_to_sing() -> None:
    assert chords_under(Score(), C) == ()

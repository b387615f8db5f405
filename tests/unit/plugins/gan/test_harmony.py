"""Chords of a score."""

from __future__ import annotations

import pytest

from creastudio.api.score import Chord, Metre, Note, Score, track_of
from creastudio_gan.engine.harmony import best_chord, harmonies, of_symbol

Q = 960
C_MAJOR, G_SEVENTH, A_MINOR = (0, 4, 7), (2, 5, 7, 11), (0, 4, 9)


def played(*chords: tuple[int, ...], length: int = Q) -> Score:
    notes = [Note(index * length, length, pitch) for index, chord in enumerate(chords) for pitch in chord]
    return track_of(Score(), notes)


def test_symbols_are_taken_before_what_sounds() -> None:
    score = played((60, 64, 67)).with_(
        chords=(Chord(tick=0, root="G", kind="dominant"), Chord(tick=Q, root="A", kind="minor"))
    )
    assert harmonies(score) == [(0, G_SEVENTH), (Q, A_MINOR)]


def test_no_chord_is_no_chord_and_repeats_count_once() -> None:
    symbols = (Chord(tick=0, root="C"), Chord(tick=Q, root="C"), Chord(tick=2 * Q, root="C", kind="none"))
    assert harmonies(Score(chords=symbols)) == [(0, C_MAJOR)]


def test_the_same_notes_are_the_same_chord_however_it_is_called() -> None:
    assert of_symbol(Chord(tick=0, root="C#")) == of_symbol(Chord(tick=0, root="Db"))
    assert of_symbol(Chord(tick=0, root="C", kind="major-sixth")) == of_symbol(
        Chord(tick=0, root="A", kind="minor-seventh")
    )
    assert of_symbol(Chord(tick=0, root="C", kind="unheard-of")) == C_MAJOR


@pytest.mark.parametrize(
    ("notes", "wanted"),
    [
        ((48, 64, 67), C_MAJOR),
        ((57, 60, 64), A_MINOR),
        ((43, 59, 62, 65), G_SEVENTH),
        ((47, 62, 65), (2, 5, 11)),
        ((60,), None),
    ],
)
def test_chords_are_found_by_what_sounds(notes: tuple[int, ...], wanted: tuple[int, ...] | None) -> None:
    ((_, found),) = harmonies(played(notes))
    assert found == wanted if wanted is not None else 0 in found


def test_a_passing_note_changes_no_chord() -> None:
    assert best_chord({0: 4.0, 4: 4.0, 7: 4.0, 2: 0.5}, bass=0) == C_MAJOR


def test_each_beat_has_its_chord_and_long_notes_sound_in_all_of_theirs() -> None:
    score = played((60, 64, 67), (57, 60, 64))
    assert harmonies(score) == [(0, C_MAJOR), (Q, A_MINOR)]
    held = track_of(
        Score(metres=(Metre(tick=0, numerator=3, denominator=4),)), [Note(0, 6 * Q, p) for p in (60, 64, 67)]
    )
    assert harmonies(held) == [(0, C_MAJOR)]


def test_drums_have_no_harmony() -> None:
    assert harmonies(track_of(Score(), [Note(0, Q, 36)], percussion=True)) == []

"""Notes walked through up to a number."""

from __future__ import annotations

from creastudio.api.score import Note, Score, track_of
from creastudio_music.theory.walking import bars_within, tune, walked

SCORE = track_of(Score(), [Note(960 * n, 960, 60 + n % 3) for n in range(40)])


def test_bars_up_to_a_number_of_notes() -> None:
    assert bars_within(SCORE) == 10
    assert bars_within(SCORE, 9) == 2
    assert bars_within(SCORE, 1) == 1
    assert bars_within(Score()) == 0


def test_notes_of_those_bars_are_walked_in_order() -> None:
    assert [note.start for note in walked(SCORE, 0, 2)] == [960 * n for n in range(8)]


def test_the_tune_is_the_highest_of_what_begins_together() -> None:
    notes = [Note(0, 10, 60), Note(0, 10, 67), Note(0, 10, 64), Note(20, 10, 55)]
    assert [note.pitch for note in tune(iter(notes))] == [67, 55]

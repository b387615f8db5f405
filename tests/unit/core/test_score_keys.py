"""Moving along scales, as a musician reads it."""

from __future__ import annotations

import pytest

from creastudio.api.score import Key, Note, Score, track_of
from creastudio.api.spelling import name_of, parse_name
from creastudio.core.score_editing import picks
from creastudio.core.score_keys import moved_in_key, nearest_in_scale, put_into_scale, scale, stepped, tonic

C, A_MINOR, E_FLAT = Key(tick=0, fifths=0), Key(tick=0, fifths=0, mode="minor"), Key(tick=0, fifths=-3)


def test_scales_begin_at_their_key_notes() -> None:
    assert (tonic(C), tonic(A_MINOR), tonic(E_FLAT)) == (0, 9, 3)
    assert scale(C) == scale(A_MINOR) == {0, 2, 4, 5, 7, 9, 11}
    assert scale(E_FLAT) == {3, 5, 7, 8, 10, 0, 2}


@pytest.mark.parametrize(
    ("key", "pitch", "name", "steps", "goal", "goal_name"),
    [
        (C, 60, "C", 2, 64, "E"),
        (C, 71, "B", 1, 72, "C"),
        (C, 60, "C", -1, 59, "B"),
        (E_FLAT, 63, "Eb", 2, 67, "G"),
        (E_FLAT, 70, "Bb", -7, 58, "Bb"),
        # What lies outside of the scale keeps its accidental: F sharp is a raised fourth, so the step above is a raised fifth.
        (C, 66, "F#", 1, 68, "G#"),
    ],
)
def test_steps_move_letters(key: Key, pitch: int, name: str, steps: int, goal: int, goal_name: str) -> None:
    moved = stepped(key, Note(0, 100, pitch, spelling=parse_name(name)), steps)
    assert moved is not None
    assert moved.spelling is not None
    assert (moved.pitch, name_of(moved.spelling)) == (goal, goal_name)


def test_nothing_goes_where_one_note_can_not() -> None:
    score = track_of(Score(), [Note(0, 100, 60), Note(100, 100, 127)])
    assert moved_in_key(score, frozenset(picks(score)), 1).score is score


def test_notes_come_into_the_scale_of_their_place() -> None:
    score = track_of(
        Score(keys=(Key(tick=0, fifths=0), Key(tick=3840, fifths=-3))), [Note(0, 10, 63), Note(3840, 10, 63)]
    )
    put = put_into_scale(score, frozenset(picks(score)))
    assert [note.pitch for note in put.score.notes(0)] == [62, 63]
    assert nearest_in_scale(C, 63, 1) == 64

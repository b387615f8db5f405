"""Which key a piece is moved from."""

from __future__ import annotations

import pytest

from creastudio.api.score import Key, Note, Score, track_of
from creastudio_music.engine.keys import fifths_of, shift_for

SCALE = (0, 2, 4, 5, 7, 9, 11, 12, 7, 4, 0)


@pytest.mark.parametrize("fifths", range(-7, 8))
def test_a_shift_leads_to_no_accidentals_by_the_shortest_way(fifths: int) -> None:
    assert (7 * fifths + shift_for(fifths)) % 12 == 0
    assert -5 <= shift_for(fifths) <= 6


@pytest.mark.parametrize(("tonic", "fifths"), [(60, 0), (62, 2), (65, -1), (61, -5)])
def test_without_a_signature_it_is_heard(tonic: int, fifths: int) -> None:
    score = track_of(Score(), [Note(i * 480, 480, tonic + step) for i, step in enumerate(SCALE)])
    assert fifths_of(score, [0]) == (fifths, "major")


def test_all_tones_alike_are_in_no_key() -> None:
    notes = [Note(i * 480, 480, 60 + i) for i in range(12)]
    assert fifths_of(track_of(Score(), notes), [0]) == (0, "major")
    assert fifths_of(track_of(Score(keys=(Key(tick=0, fifths=-2, mode="minor"),)), notes), [0]) == (
        -2,
        "minor",
    )


def test_a_signature_that_contradicts_the_notes_is_not_believed() -> None:
    score = track_of(
        Score(keys=(Key(tick=0, fifths=0),)), [Note(i * 480, 480, 61 + s) for i, s in enumerate(SCALE)]
    )
    assert fifths_of(score, [0]) == (-5, "major")


def test_an_empty_score_is_what_it_says() -> None:
    assert fifths_of(Score(keys=(Key(tick=0, fifths=-3, mode="minor"),)), []) == (-3, "minor")

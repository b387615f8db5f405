"""Pieces of chance notes."""

from __future__ import annotations

from creastudio.api.score import Note, Score, track_of
from creastudio.api.testing import sample_score
from creastudio.ml.score_chance import chance_like


def test_there_are_as_many_notes_in_as_many_bars() -> None:
    score = sample_score(1, 4)
    made = chance_like(score, 7)
    assert [len(track) for track in made.tracks] == [len(track) for track in score.tracks]
    assert made.bar_count <= 5
    assert [track.name for track in made.tracks] == [track.name for track in score.tracks]
    assert made != chance_like(score, 8)
    assert made == chance_like(score, 7)


def test_some_bars_are_taken() -> None:
    made = chance_like(sample_score(1, 4), 7, bars=2)
    assert len(made.tracks[0]) == 8
    assert all(note.start < 2 * 3840 for note in made.notes(0))


def test_pitches_stay_near_those_of_the_track() -> None:
    made = chance_like(track_of(Score(), [Note(960 * n, 960, 60) for n in range(40)]), 1)
    assert all(60 <= note.pitch <= 84 for note in made.notes(0))


def test_nothing_stays_nothing() -> None:
    assert chance_like(Score(), 1).tracks == ()
    assert len(chance_like(track_of(Score(), []), 1).tracks[0]) == 0

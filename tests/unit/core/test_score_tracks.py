"""Tracks of a score changed by hand."""

from __future__ import annotations

import pytest

from creastudio.api.errors import UserError
from creastudio.api.score import Note, Score, Track, track_of
from creastudio.core import score_tracks as tracks


def names(score: Score) -> list[str]:
    return [track.name for track in score.tracks]


def test_tracks_come_go_move_and_are_named() -> None:
    score = track_of(track_of(Score(), [Note(0, 100, 60)], name="A"), [], name="B")
    more = tracks.with_new_track(score, Track(name="C"), 1)
    assert names(more) == ["A", "C", "B"]
    assert tracks.without_track(more, 1) == score
    assert names(tracks.with_track_moved(more, 0, 9)) == ["C", "B", "A"]
    assert tracks.with_track_moved(more, 1, 1) is more
    copied = tracks.with_copied_track(score, 0, "A copy")
    assert copied.tracks[1].bars == score.tracks[0].bars
    assert tracks.with_track_fields(score, 0, program=40).tracks[0].program == 40
    assert tracks.with_track_fields(score, 0, name="A") is score


def test_what_a_track_can_not_be_is_said() -> None:
    score = track_of(Score(), [], name="A")
    with pytest.raises(UserError, match="program"):
        tracks.with_track_fields(score, 0, program=200)

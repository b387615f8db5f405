"""Ranges and density."""

from __future__ import annotations

import pytest

from creastudio.api.score import Key, Note, Score, track_of
from creastudio_music.theory.extents import density_of, extents_of
from tests.unit.plugins.music.theory.pieces import chorale


def test_a_range_has_names_in_its_key() -> None:
    score = track_of(
        Score(keys=(Key(tick=0, fifths=-3),)), [Note(0, 960, 63), Note(960, 1920, 58)], name="Alto"
    )
    (found,) = extents_of(score)
    assert (found.name, found.lowest, found.highest, found.semitones, found.notes) == (
        "Alto",
        "Bb3",
        "Eb4",
        5,
        2,
    )
    assert found.mean == pytest.approx((63 + 2 * 58) / 3)
    assert found.at_once == 1


def test_chords_sound_at_once() -> None:
    (found,) = extents_of(track_of(Score(), [Note(0, 960, p) for p in (60, 64, 67)] + [Note(480, 960, 72)]))
    assert found.at_once == 4


def test_drums_and_empty_tracks_have_no_range() -> None:
    score = track_of(track_of(Score(), [Note(0, 960, 36)], percussion=True), [])
    drums, empty = extents_of(score)
    assert (drums.lowest, drums.notes) == ("", 1)
    assert (empty.highest, empty.notes, empty.at_once) == ("", 0, 0)


def test_density_counts_beats_seconds_and_bars() -> None:
    score = track_of(Score(), [Note(480 * n, 480, 60) for n in range(12)])
    found = density_of(score)
    assert found.bars == (8, 4)
    assert found.a_beat == pytest.approx(12 / 8)
    assert found.a_second == pytest.approx(12 / 3)


def test_nothing_is_not_dense() -> None:
    assert density_of(Score()).a_second == 0


def test_the_voices_of_a_chorale() -> None:
    found = extents_of(chorale("269"))
    assert [extent.name for extent in found] == ["Soprano", "Alto", "Tenor", "Bass"]
    assert (found[0].lowest, found[0].highest) == ("G4", "D5")
    assert all(extent.at_once == 1 for extent in found)

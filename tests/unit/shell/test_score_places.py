"""Spans of bars and tracks in words."""

from __future__ import annotations

from creastudio.api.score import Score, Track
from creastudio.shell.score.instrument_names import FAMILIES, instrument_name
from creastudio.shell.score.looks import bar_number, level_of, name_of_pitch
from creastudio.shell.score.places import spans


def test_numbers_become_spans_from_one() -> None:
    assert spans([]) == ""
    assert spans([4, 5, 6, 11]) == "5-7, 12"
    assert spans({0}) == "1"
    assert spans(range(2, 4)) == "3-4"


def test_pitches_have_names_and_velocities_levels() -> None:
    assert name_of_pitch(60) == "C4"
    assert name_of_pitch(70, -2) == "B♭4"
    assert [level_of(velocity) for velocity in (1, 40, 80, 127)] == [0, 1, 2, 3]


def test_every_program_has_a_name() -> None:
    assert [len(names) for _, names in FAMILIES] == [8] * 16
    assert instrument_name(Track(program=40)) == "Violin"
    assert instrument_name(Track(percussion=True))


def test_a_pickup_has_no_number() -> None:
    plain = Score()
    assert [bar_number(plain, index) for index in (0, 1)] == [1, 2]
    assert [bar_number(plain.with_(pickup=960), index) for index in (0, 1)] == [0, 1]

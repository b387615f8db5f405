"""Ranges of voices and instruments."""

from __future__ import annotations

import pytest

from creastudio.api.score import Track
from creastudio_music.theory.ranges import VOICES, WHOLE, range_of, voice_of


@pytest.mark.parametrize(
    ("name", "program", "voice"),
    [
        ("Soprano", 52, "soprano"),
        ("S.", 52, None),
        ("Alto", 0, "alto"),
        ("女高音", 52, "soprano"),
        ("Tenor 2", 53, "tenor"),
        ("Bass", 0, "bass"),
        ("Alto Saxophone", 65, None),
        ("", 52, None),
    ],
)
def test_voices_by_name(name: str, program: int, voice: str | None) -> None:
    assert voice_of(Track(name=name, program=program)) == voice


def test_a_singer_has_the_range_of_the_voice() -> None:
    assert range_of(Track(name="Tenor", program=52)) == VOICES["tenor"]


def test_a_bass_guitar_is_no_singer() -> None:
    assert range_of(Track(name="Bass", program=33)) == (28, 64)


def test_a_violin_goes_down_to_its_lowest_string() -> None:
    assert range_of(Track(name="Vl. 1", program=40))[0] == 55


def test_what_is_not_known_has_the_whole_keyboard() -> None:
    assert range_of(Track(name="Laser", program=100)) == WHOLE


def test_every_range_is_a_range() -> None:
    for program in range(128):
        low, high = range_of(Track(program=program))
        assert 0 <= low < high - 18 <= 127

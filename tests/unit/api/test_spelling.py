"""Semitones and key signatures along the line of fifths."""

from __future__ import annotations

import pytest

from creastudio.api.spelling import fifths_of, pitch_class_of, usual_key


@pytest.mark.parametrize("semitones", range(-48, 49))
def test_fifths_come_to_the_semitones_on_the_shortest_way(semitones: int) -> None:
    found = fifths_of(semitones)
    assert -6 <= found <= 6
    assert pitch_class_of(found) == semitones % 12


@pytest.mark.parametrize("fifths", range(-13, 14))
def test_a_usual_key_sounds_the_same(fifths: int) -> None:
    found = usual_key(fifths)
    assert -7 <= found <= 7
    assert (found - fifths) % 12 == 0
    assert found == fifths or abs(fifths) > 7

"""Instruments by name."""

from __future__ import annotations

from creastudio_music.theory.instruments import INSTRUMENTS
from creastudio_music.words.arranger import INSTRUMENTS as CHINESE


def test_programs_are_those_of_general_midi_and_all_have_words() -> None:
    assert all(0 <= program <= 127 for program in INSTRUMENTS.values())
    assert set(CHINESE) == set(INSTRUMENTS)

"""Drums play their lines, fills and ends."""

from __future__ import annotations

import random

import pytest

from creastudio.api.score import Note, Score
from creastudio_music.theory.drum_line import drum_line
from creastudio_music.theory.form import planned
from creastudio_music.theory.grooves import GROOVES
from creastudio_music.theory.grooves.groove import PIECES


def played(style: str, bars: int = 8, seed: int = 1, **fields: object) -> list[Note]:
    groove = GROOVES[style]
    score = Score()
    plan = planned(score, bars, beats=groove.beats, **fields)  # type: ignore[arg-type]
    return drum_line(groove, plan, random.Random(seed), 960)


def test_house_has_four_on_the_floor() -> None:
    kicks = [note.start for note in played("house", 4, fills=0, ending=False) if note.pitch == PIECES["kick"]]
    assert kicks == [beat * 960 for beat in range(16)]


def test_rock_has_its_backbeat() -> None:
    snares = [
        note.start // 960 % 4
        for note in played("rock", 4, intensity=0.1, fills=0, ending=False)
        if note.pitch == 38
    ]
    assert snares == [1, 3] * 4


def test_a_fill_is_another_by_seed() -> None:
    fills = {
        tuple(note for note in played("rock", 9, seed) if 7 * 3840 <= note.start < 8 * 3840)
        for seed in range(12)
    }
    assert 2 <= len(fills) <= 4


@pytest.mark.parametrize("style", sorted(GROOVES))
def test_the_last_bar_is_one_stroke(style: str) -> None:
    last = [note for note in played(style, 4, intensity=0.95) if note.start >= 3 * 3840]
    assert all(note.start == 3 * 3840 for note in last)


def test_no_piece_is_struck_twice_at_once() -> None:
    for style in GROOVES:
        notes = played(style, 9, intensity=0.95, fills=2)
        assert len({(note.start, note.pitch) for note in notes}) == len(notes)

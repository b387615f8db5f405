"""Progressions of styles can be read in every key."""

from __future__ import annotations

import random

import pytest

from creastudio.api.score import Key
from creastudio_music.theory.chords import parse_progression
from creastudio_music.theory.grooves import GROOVES
from creastudio_music.theory.progressions import PROGRESSIONS, SORTS, bars_of, closing, drawn


@pytest.mark.parametrize("mode", ["major", "minor"])
def test_all_can_be_read(mode: str) -> None:
    for fifths in (-5, 0, 4):
        key = Key(tick=0, fifths=fifths, mode=mode)  # type: ignore[arg-type]
        for rows in PROGRESSIONS[mode].values():
            for text in rows:
                assert len(parse_progression(text, key)) >= 2
    for style in GROOVES:
        assert len(bars_of(closing(style, mode))) == 2


def test_every_style_has_a_sort() -> None:
    assert set(SORTS) == set(GROOVES)
    assert {*SORTS.values()} <= set(PROGRESSIONS["major"]) & set(PROGRESSIONS["minor"])


def test_another_one_is_drawn_where_there_is_one() -> None:
    first = drawn("pop", "major", random.Random(1))
    assert all(drawn("pop", "major", random.Random(seed), but=first) != first for seed in range(20))


def test_bars() -> None:
    assert bars_of("| ii7 V7 | I") == ["ii7 V7", "I"]
    assert bars_of("I IV") == ["I", "IV"]

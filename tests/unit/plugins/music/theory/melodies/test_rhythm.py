"""Rhythms of melodies."""

from __future__ import annotations

import itertools
import random

from hypothesis import given
from hypothesis import strategies as st

from creastudio_music.theory.beats import Beat
from creastudio_music.theory.melodies.rhythm import REST, closing_cell, drawn_cell, onsets

BEATS = tuple(Beat(number * 960, 960, False) for number in range(4))
THIRDS = tuple(Beat(number * 1440, 1440, True) for number in range(2))


@given(st.integers(1, 9), st.floats(0, 1), st.floats(0, 1), st.integers())
def test_cells_begin_with_their_first_beat(beats: int, density: float, syncopation: float, seed: int) -> None:
    cell = drawn_cell(beats, density, syncopation, random.Random(seed))
    assert len(cell) == beats
    assert cell[0]
    assert cell[0][0] == 0.0


def test_density_is_how_many_notes_there_are() -> None:
    def count(density: float) -> int:
        return sum(
            len(split) for seed in range(50) for split in drawn_cell(4, density, 0.0, random.Random(seed))
        )

    assert count(0.1) < count(0.4) < count(0.8)


@given(st.lists(st.tuples(st.integers(0, 99), st.floats(0, 1)), min_size=1, max_size=4), st.booleans())
def test_notes_follow_one_another_within_their_bars(rows: list[tuple[int, float]], thirds: bool) -> None:
    beats = THIRDS if thirds else BEATS
    bars = [
        (
            drawn_cell(len(beats), density, 0.3, random.Random(seed)),
            tuple(beat._replace(start=beat.start + number * 3840) for beat in beats),
        )
        for number, (seed, density) in enumerate(rows)
    ]
    found = list(onsets(bars))
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(onset.start < onset.end and 0 < onset.weight <= 1 for onset in found)
    assert found[0].start == 0
    assert found[0].weight == 1


def test_a_close_has_a_long_note_and_a_breath() -> None:
    for seed in range(20):
        cell = closing_cell(4, ((0.0, 0.5),) * 4, open_=False, rng=random.Random(seed))
        found = list(onsets([(cell, BEATS)]))
        assert found[-1].end - found[-1].start >= 960
        assert cell[-1] == (REST,) or len(cell) < 4 or found[-1].end == 3840


def test_halves_of_dotted_beats_are_their_last_thirds() -> None:
    found = list(onsets([(((0.0, 0.5), (0.0,)), THIRDS)]))
    assert [onset.start for onset in found] == [0, 960, 1440]

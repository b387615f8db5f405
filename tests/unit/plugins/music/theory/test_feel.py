"""Swing and hands."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.score import Metre, Note, Score
from creastudio_music.theory.feel import humanised, swung, with_swing
from creastudio_music.theory.form import planned


def plan_of(top: int = 4, bottom: int = 4, bars: int = 2) -> list:
    metre = Metre.model_validate({"tick": 0, "numerator": top, "denominator": bottom})
    return planned(Score(metres=(metre,)), bars)


@given(st.floats(0.5, 0.75), st.sampled_from([1, 2]), st.lists(st.integers(0, 7680), min_size=2))
def test_swing_keeps_order_and_beats(swing: float, units: int, ticks: list[int]) -> None:
    moved = swung(plan_of(), swing, units, 960)
    ordered = [moved(tick) for tick in sorted(ticks)]
    assert ordered == sorted(ordered)
    assert all(moved(beat * 960) == beat * 960 for beat in range(9))


def test_triplets() -> None:
    moved = swung(plan_of(), 2 / 3, 1, 960)
    assert [moved(tick) for tick in (0, 480, 720, 960)] == [0, 640, 800, 960]
    sixteenths = swung(plan_of(), 2 / 3, 2, 960)
    assert [sixteenths(tick) for tick in (240, 480, 720)] == [320, 480, 800]


def test_thirds_do_not_swing() -> None:
    moved = swung(plan_of(6, 8), 0.66, 1, 960)
    assert [moved(tick) for tick in (0, 480, 960, 1440)] == [0, 480, 960, 1440]


def test_notes_keep_their_ends_together() -> None:
    notes = with_swing([Note(0, 480, 60), Note(480, 480, 62)], swung(plan_of(), 2 / 3, 1, 960))
    assert notes[0].start + notes[0].duration == notes[1].start == 640


@given(st.floats(0, 1), st.integers())
def test_hands_leave_no_bar(amount: float, seed: int) -> None:
    plan = plan_of(bars=3)
    notes = [Note(tick, 240, 60 + tick % 7, 80) for tick in range(0, 3 * 3840, 240)]
    played = humanised(notes, plan, amount, random.Random(seed), late=3.0, ticks_per_ms=lambda _: 1.9)
    assert len(played) == len(notes)
    assert sorted(note.start // 3840 for note in played) == [note.start // 3840 for note in notes]
    assert all(note.start + note.duration <= 3 * 3840 for note in played)


def test_what_lasts_to_the_end_still_does() -> None:
    plan = plan_of(bars=1)
    for seed in range(20):
        (note,) = humanised(
            [Note(0, 3840, 60)], plan, 1.0, random.Random(seed), late=5.0, ticks_per_ms=lambda _: 1.9
        )
        assert note.start + note.duration == 3840

"""What a row may write next, around notes that are locked."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from creastudio_music.engine import tokens as t
from creastudio_music.engine.following import Following
from creastudio_music.engine.pieces import Event
from creastudio_music.engine.row_writer import MOST, Plan, RowWriter

BAR = 4 * t.STEPS


def following(slots: int = 1, bars: int = 1, mono: bool = True) -> Following:
    state = Following()
    for item in (t.BEGIN, t.REPEATED, *(t.SLOT + slot for slot in range(slots))):
        state.push(item)
    for _ in range(bars):
        state.push(t.BAR)
        for slot in range(slots):
            state.push(t.SLOT + slot)
            state.push(t.MASK)
    state.push(t.ANSWER)
    state.mono = [mono] * t.SLOTS
    return state


def written(plan: Plan, state: Following, seed: int = 0) -> RowWriter:
    """Write everything, each id drawn from those that may come."""
    rng = random.Random(seed)
    writer = RowWriter(plan)
    while not writer.finished:
        may = writer.next(state)
        item = may if isinstance(may, int) else int(rng.choice(np.flatnonzero(may)))
        writer.take(item, state)
        state.push(item)
    return writer


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("mono", [True, False])
def test_locked_notes_come_in_their_place(seed: int, mono: bool) -> None:
    locked = (Event(0, 60, 6, True), Event(24, 64, 12), Event(36, 65, 12), Event(90, 67, 6))
    plan = Plan(((0, 0),), {(0, 0): locked}, mono=(mono,))
    found = written(plan, following(mono=mono), seed).written[0, 0]
    assert [item.event for item in found if item.locked] == list(locked)
    if mono:
        events = [item.event for item in found]
        assert all(a.onset + a.duration <= b.onset for a, b in itertools.pairwise(events))
        assert events[-1].onset + events[-1].duration <= BAR


@pytest.mark.parametrize("seed", range(10))
def test_a_rhythm_leaves_only_pitches_open(seed: int) -> None:
    rhythm = (Event(0, 60, 24), Event(24, 62, 12), Event(48, 64, 48))
    plan = Plan(((0, 0),), {(0, 0): (rhythm[1],)}, {(0, 0): rhythm}, (True,))
    found = written(plan, following(), seed).written[0, 0]
    assert [(item.event.onset, item.event.duration) for item in found] == [(0, 24), (24, 12), (48, 48)]
    assert found[1].event == rhythm[1]
    assert [item.locked for item in found] == [False, True, False]


def test_a_note_is_held_over_the_bar_in_a_rhythm() -> None:
    rhythm = {(0, 0): (Event(48, 60, 48),), (0, 1): (Event(0, 60, 24, True),)}
    plan = Plan(((0, 0), (0, 1)), {}, rhythm, (True,))
    found = written(plan, following(bars=2), 3).written
    (first,), (rest,) = found[0, 0], found[0, 1]
    assert rest.event == Event(0, first.event.pitch, 24, True)


@pytest.mark.parametrize("seed", range(20))
def test_nothing_goes_on_from_what_is_given(seed: int) -> None:
    # Only the second bar is a hole: what sounds before it is not ours to lengthen.
    state = Following()
    for item in (
        t.BEGIN,
        t.REPEATED,
        t.SLOT,
        t.BAR,
        t.SLOT,
        t.PITCH + 60,
        t.DURATION + BAR,
        t.END,
        t.BAR,
        t.SLOT,
        t.MASK,
    ):
        state.push(item)
    state.push(t.ANSWER)
    found = written(Plan(((0, 1),), {}, mono=(True,)), state, seed).written[0, 1]
    assert not any(item.event.goes_on for item in found)


def test_babble_comes_to_an_end() -> None:
    state = following(mono=False)
    writer = RowWriter(Plan(((0, 0),), {}, mono=(False,)))
    count = 0
    while not writer.finished:
        may = writer.next(state)
        if isinstance(may, int):
            item = may
        else:
            may[t.END] = False
            item = int(np.flatnonzero(may)[0])
        writer.take(item, state)
        state.push(item)
        count += 1
    assert count <= MOST + 5

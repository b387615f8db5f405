"""How ticks and pitches lie on the piano roll."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.shell.score.roll_map import ALL_ROWS, PAD, RollMap

maps = st.builds(
    RollMap,
    width=st.floats(1, 1000),
    left=st.floats(0, 1e6),
    row=st.floats(4, 40),
    top=st.floats(0, 1000),
)


@given(roll=maps, tick=st.integers(0, 10**6), pitch=st.integers(0, 127))
def test_there_and_back_again(roll: RollMap, tick: int, pitch: int) -> None:
    assert roll.tick(roll.x(tick)) == pytest.approx(tick, abs=1e-3)
    assert roll.pitch(roll.y(pitch) + roll.row / 2) == pitch


@given(roll=maps, factor=st.floats(0.5, 2), at=st.floats(0, 800))
def test_zooming_keeps_what_lies_under_the_mouse(roll: RollMap, factor: float, at: float) -> None:
    zoomed = roll.zoomed(factor, at)
    if zoomed.left > 0 and roll.tick(at) >= 0:
        assert zoomed.tick(at) == pytest.approx(roll.tick(at), abs=1e-3)
    assert zoomed.left >= 0


def test_a_folded_roll_shows_its_rows_and_what_is_nearest() -> None:
    roll = RollMap(rows=(72, 67, 60))
    assert [roll.row_of(pitch) for pitch in (72, 67, 60, 61, 127)] == [0, 1, 2, 2, 0]
    assert roll.has(67)
    assert not roll.has(61)
    assert roll.height == 3 * roll.row


def test_what_is_looked_for_comes_into_view() -> None:
    roll = RollMap(width=100)
    far = roll.showing(96_000, 800)
    assert PAD < far.x(96_000) < 800
    assert far.showing(96_000, 800) is far
    high = RollMap(top=1000).showing_pitch(120, 200)
    assert 0 <= high.y(120) < 200
    assert RollMap(rows=ALL_ROWS).fitted(4 * 3840, 800).x(4 * 3840) < 800
    middle = RollMap(row=10).centred(60, 200)
    assert middle.y(60) == pytest.approx(95)

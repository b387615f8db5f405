"""Which size of frames keeps up with playing."""

from __future__ import annotations

import pytest

from creastudio.shell.timeline.monitor.frame_pace import SMALLEST, Pace


def play(pace: Pace, cost: float, frames: int = 60, interval: float = 0.04) -> Pace:
    """Play at 25 frames/s; a frame of the whole size takes `cost` s, one of half the size a third of that."""
    start = pace._last
    for index in range(frames):
        pace.tick(28_224_000, start + (index + 1) * interval)
        pace.painted(cost * (1.0 if pace.share == 1 else 1 / 3 if pace.share == 0.5 else 1 / 9))
    return pace


@pytest.mark.parametrize(
    ("cost", "share"), [(0.005, 1.0), (0.03, 1.0), (0.06, 0.5), (0.2, 0.25), (5.0, 0.25)]
)
def test_the_size_is_the_largest_that_is_painted_in_time(cost: float, share: float) -> None:
    assert play(Pace(), cost).share == share


def test_it_grows_again_when_there_is_time() -> None:
    pace = play(Pace(), 1.0)
    assert pace.share == SMALLEST
    assert play(pace, 0.01, 100).share == 1


def test_one_slow_frame_changes_nothing() -> None:
    pace = play(Pace(), 0.005)
    pace.painted(3.0)
    assert play(pace, 0.005).share == 1


def test_frames_left_out_now_and_then_dont_change_the_step() -> None:
    pace = Pace()
    for index, step in enumerate([1, 1, 2, 1, 1, 3, 1, 2, 1]):
        pace.tick(-step * 100, index * 0.04)
    assert pace.step == -100

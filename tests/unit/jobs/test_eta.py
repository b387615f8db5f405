"""How long a job has worked and will still take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.jobs.eta import Stopwatch


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_pauses_do_not_count() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    clock.now = 2
    watch.pause()
    clock.now = 100
    watch.go_on()
    clock.now = 103
    assert watch.elapsed == 5


def estimates(watch: Stopwatch, clock: Clock, *told: tuple[float, float]) -> list[float | None]:
    """Return the estimate at each (second, progress)."""
    found: list[float | None] = []
    for now, progress in told:
        clock.now = now
        found.append(watch.estimate(progress))
    return found


def test_at_a_steady_pace_the_estimate_is_what_is_left() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    found = estimates(watch, clock, *((second, second / 10) for second in range(1, 10)))
    assert found == [None, *(pytest.approx(10 - second) for second in range(2, 10))]


def test_the_start_of_the_engine_is_not_counted() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    # 20 s until there is anything, then a picture a second.
    found = estimates(watch, clock, (5, 0.0), (21, 0.25), (22, 0.5), (23, 0.75))
    assert found == [None, None, pytest.approx(2), pytest.approx(1)]


def test_a_resumed_job_is_measured_from_where_it_went_on() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    assert estimates(watch, clock, (0, 0.0), (2, 0.8), (12, 0.9)) == [None, None, pytest.approx(10)]


def test_a_change_of_pace_is_followed_gently() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    before, after = estimates(watch, clock, (0, 0.1), (10, 0.2), (30, 0.3))[1:]
    assert before == pytest.approx(80)
    assert after is not None
    # At the old pace 60 s would be left, at the new one 105 s.
    assert 60 < after < 105


@given(st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 1)), max_size=20))
def test_what_is_left_is_never_less_than_nothing(steps: list[tuple[float, float]]) -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    for wait, progress in steps:
        clock.now += wait
        left = watch.estimate(progress)
        assert left is None or left >= 0


def test_nothing_is_told_to_be_left_at_the_end() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    assert estimates(watch, clock, (1, 0.1), (2, 0.2), (10, 1.0)) == [None, pytest.approx(8), None]

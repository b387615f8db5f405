"""How long a job has worked and will still take."""

from __future__ import annotations

import pytest

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


def test_the_estimate_follows_the_progress() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    assert watch.estimate(0.0) is None
    clock.now = 10
    assert watch.estimate(0.5) == pytest.approx(10)


def test_a_resumed_job_is_measured_from_where_it_went_on() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    assert watch.estimate(0.8) is None
    clock.now = 10
    assert watch.estimate(0.9) == pytest.approx(10)


def test_nothing_is_left_at_the_end() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    watch.estimate(0.0)
    clock.now = 10
    assert watch.estimate(0.2) == pytest.approx(40)
    assert watch.estimate(1.0) == 0

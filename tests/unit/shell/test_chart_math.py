"""The numbers of charts."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from creastudio.shell.panels.training.chart_math import (
    log_ticks,
    nice_ticks,
    short_number,
    smoothed,
    step_ticks,
    thinned,
)

POINTS = st.lists(st.tuples(st.floats(0, 1e6), st.floats(-1e6, 1e6)), min_size=1, max_size=300).map(sorted)


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_ticks_are_few_and_inside(low: float, spread: float) -> None:
    ticks = nice_ticks(low, low + spread, 4)
    assert len(ticks) <= 6
    room = spread * 1e-6
    assert all(low - room <= tick <= low + spread + room for tick in ticks)


def test_ticks_are_round() -> None:
    assert nice_ticks(0, 1, 4) == [0.0, 0.5, 1.0]
    assert nice_ticks(3, 3, 4) == [3]
    assert log_ticks(0.01, 1) == [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0]


@given(POINTS, st.floats(0, 0.98))
def test_smoothing_stays_within_the_values(points: list[tuple[float, float]], weight: float) -> None:
    values = [y for _, y in points]
    for _, y in smoothed(points, weight):
        assert min(values) - 1e-3 <= y <= max(values) + 1e-3


def test_smoothing_passes_over_what_is_no_number() -> None:
    assert smoothed([(0, 1.0), (1, math.nan), (2, 1.0)], 0.5) == [(0, 1.0), (2, 1.0)]


@given(POINTS, st.integers(10, 100))
def test_thinning_loses_no_peak(points: list[tuple[float, float]], limit: int) -> None:
    found = thinned(points, limit)
    assert len(found) <= limit + 1
    assert min(y for _, y in found) == min(y for _, y in points)
    assert max(y for _, y in found) == max(y for _, y in points)


def test_numbers_are_short() -> None:
    assert [short_number(value) for value in (0, 0.03125, 12500, 3e6, -4.2)] == [
        "0",
        "0.0312",
        "12.5k",
        "3M",
        "-4.2",
    ]


def test_steps_never_read_alike() -> None:
    assert step_ticks(1023.5, 1024.5, 4) == [1024.0]
    assert step_ticks(0, 1000, 4) == [0, 500, 1000]
    labels = [short_number(step) for step in step_ticks(1000.0, 1012.0, 4)]
    assert len(labels) == len(set(labels))

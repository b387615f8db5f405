"""How time lies across the timeline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.shell.timeline.timescale import TimeScale

DENSITIES = st.floats(1.0, 3000.0)


@given(DENSITIES, st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_time_is_found_where_it_is_shown(density: float, left: int, time: int) -> None:
    scale = TimeScale(density, left)
    assert abs(scale.to_time(scale.to_x(time)) - time) <= max(1000, time // 10**6)


@given(DENSITIES, st.integers(0, 10**11), st.floats(8, 2000), DENSITIES)
def test_zoom_keeps_the_time_under_the_mouse(density: float, left: int, x: float, to: float) -> None:
    before = TimeScale(density, left)
    after = before.zoomed(to, x)
    if after.left > 0:
        assert after.to_x(before.to_time(x)) == pytest.approx(x, abs=0.1)


def test_the_playhead_is_brought_into_view() -> None:
    scale = TimeScale(100.0)
    later = scale.showing(30 * FLICKS_PER_SECOND, 500)
    assert 0 < later.to_x(30 * FLICKS_PER_SECOND) < 500
    back = later.showing(0, 500)
    assert back.left == 0
    assert scale.showing(FLICKS_PER_SECOND, 500) is scale


def test_a_whole_sequence_fits() -> None:
    scale = TimeScale.fitted(60 * FLICKS_PER_SECOND, 700)
    assert scale.to_x(60 * FLICKS_PER_SECOND) < 700

"""Bars and their lengths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.score import BarMap, Metre


@given(
    st.lists(st.tuples(st.integers(1, 5000), st.integers(1, 9), st.sampled_from([2, 4, 8])), max_size=5),
    st.integers(0, 300),
    st.integers(0, 30),
)
def test_lengths_are_those_of_the_bars(found: list[tuple[int, int, int]], pickup: int, count: int) -> None:
    ticks = sorted({tick for tick, _, _ in found})
    metres = [
        Metre(tick=tick, numerator=top, denominator=bottom)  # type: ignore[arg-type]
        for tick, (_, top, bottom) in zip(ticks, found, strict=False)
    ]
    bars = BarMap(96, metres, pickup)
    expected = [bars.bar(n).end - bars.bar(n).start for n in range(count)]
    assert bars.lengths(count) == expected

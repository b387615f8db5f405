"""The table of a text against breaking it anew."""

from __future__ import annotations

import pytest

from creastudio.api.measuring import TextFit
from creastudio.api.testing.measures import fake_size
from creastudio_layout.engine.wrapping import SPARE, wrap_of

TEXT = "Roasted this week in small batches, at your door before the weekend"


@pytest.mark.parametrize("size", [10.0, 33.0, 100.0])
def test_the_table_holds_at_every_size(size: float) -> None:
    wrap = wrap_of([fake_size(TextFit(text=TEXT, size=100))], 100)
    for lines, width in enumerate(wrap.widths, start=1):
        again = fake_size(TextFit(text=TEXT, size=size, width=float(width) * size))
        assert again.lines <= lines
        assert not again.broken
        if lines > 1:
            narrower = fake_size(TextFit(text=TEXT, size=size, width=float(width) / SPARE * size * 0.99))
            assert narrower.lines > lines or narrower.broken


def test_widths_fall_to_the_longest_word() -> None:
    wrap = wrap_of([fake_size(TextFit(text=TEXT))], 100)
    assert list(wrap.widths) == sorted(wrap.widths, reverse=True)
    assert wrap.lines(float(wrap.widths[0])) == 1
    assert wrap.lines(float(wrap.widths[-1]) * 0.9) == 0
    assert wrap.height(3) == pytest.approx(3.6)


def test_breaks_of_the_text_stay() -> None:
    wrap = wrap_of([fake_size(TextFit(text=line)) for line in ("One", "Two", "Three")], 100)
    assert wrap.lines(1000) == 3

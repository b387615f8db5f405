"""Equal gaps are found and clung to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from creastudio.shell.canvas.spacing import equal_gaps


def row(*lefts: float) -> list[QRectF]:
    return [QRectF(left, 0, 10, 10) for left in lefts]


@pytest.mark.parametrize(
    ("left", "shift"), [(52, -2), (48, 2), (-23, -2), (62, None)]
)  # fmt: skip
def test_the_next_of_a_row_clings_to_the_same_gap(left: float, shift: float | None) -> None:
    found = equal_gaps(QRectF(left, 3, 10, 10), row(0, 25), 3, across=True)
    assert (found.shift if found is not None else None) == shift


def test_between_two_it_clings_to_the_middle() -> None:
    found = equal_gaps(QRectF(46, 0, 10, 10), row(0, 100), 5, across=True)
    assert found is not None
    assert found.shift == 4
    assert [line.length() for line in found.gaps] == [40, 40]


def test_what_lies_elsewhere_does_not_count() -> None:
    others = [QRectF(0, 100, 10, 10), QRectF(25, 100, 10, 10)]
    assert equal_gaps(QRectF(51, 0, 10, 10), others, 3, across=True) is None


@given(st.lists(st.integers(0, 500), min_size=2, max_size=6, unique=True), st.integers(0, 500))
def test_gaps_that_are_shown_are_equal_and_the_same_down(lefts: list[int], left: int) -> None:
    across = equal_gaps(QRectF(left, 0, 10, 10), row(*lefts), 8, across=True)
    turned = [QRectF(0, value, 10, 10) for value in lefts]
    down = equal_gaps(QRectF(0, left, 10, 10), turned, 8, across=False)
    assert (across is None) == (down is None)
    if across is not None and down is not None:
        assert across.shift == down.shift
        assert across.gaps[0].length() == pytest.approx(across.gaps[1].length())

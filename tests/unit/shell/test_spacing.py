"""Equal gaps are found and clung to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLineF, QRectF

from creastudio.shell.canvas.spacing import equal_gaps


def row(*lefts: float) -> list[QRectF]:
    return [QRectF(left, 0, 10, 10) for left in lefts]


@pytest.mark.parametrize(
    ("left", "shift"), [(52, -2), (48, 2), (-23, -2), (62, None)]
)  # fmt: skip
def test_the_next_of_a_row_clings_to_the_same_gap(left: float, shift: float | None) -> None:
    found = equal_gaps(QRectF(left, 3, 10, 10), row(0, 25), 3, across=True)
    assert (found.shift if found is not None else None) == shift


def shift(rect: QRectF, others: list[QRectF], reach: float = 3) -> float | None:
    found = equal_gaps(rect, others, reach, across=True)
    return None if found is None else found.shift


def test_the_gaps_are_shown_from_left_to_right_and_from_top_to_bottom() -> None:
    after = equal_gaps(QRectF(52, 3, 10, 10), row(0, 25), 3, across=True)
    before = equal_gaps(QRectF(-33, 3, 20, 10), row(0, 25), 3, across=True)
    assert after is not None
    assert before is not None
    assert after.gaps == (QLineF(10, 8, 25, 8), QLineF(35, 8, 50, 8))
    assert before.gaps == (QLineF(-15, 8, 0, 8), QLineF(10, 8, 25, 8))
    columns = [QRectF(0, top, 10, 10) for top in (0, 25)]
    below = equal_gaps(QRectF(3, 52, 10, 10), columns, 3, across=False)
    assert below is not None
    assert below.gaps == (QLineF(8, 10, 8, 25), QLineF(8, 35, 8, 50))


def test_a_move_is_as_long_as_the_reach_and_no_longer() -> None:
    assert shift(QRectF(53, 0, 10, 10), row(0, 25)) == -3
    assert shift(QRectF(53.1, 0, 10, 10), row(0, 25)) is None


def test_of_several_equal_gaps_the_nearest_counts() -> None:
    # After the first two it would lie at 50, in the middle of the last two at 48.5.
    others = row(0, 25, 72)
    assert shift(QRectF(48.25, 0, 10, 10), others) == 0.25
    assert shift(QRectF(50.25, 0, 10, 10), others) == -0.25


def test_others_may_touch_and_do_not_overlap() -> None:
    assert shift(QRectF(22, 0, 10, 10), row(0, 10)) == -2
    assert shift(QRectF(22, 0, 10, 10), row(0, 10.5)) == -1
    assert shift(QRectF(9, 0, 10, 10), row(0, 5)) is None


def test_it_goes_between_two_where_it_fits() -> None:
    assert shift(QRectF(11, 0, 20, 10), row(0, 30)) == -1
    assert shift(QRectF(6, 0, 30, 10), row(0, 30)) is None


def test_what_is_above_or_below_alone_does_not_count() -> None:
    for top in (10, -10):
        assert shift(QRectF(51, top, 10, 10), row(0, 25)) is None


def test_of_many_others_the_nearest_are_looked_at() -> None:
    many = row(*range(1000, 1750, 25))
    assert shift(QRectF(977, 0, 10, 10), many) == -2
    assert shift(QRectF(1752, 0, 10, 10), many) == -2


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

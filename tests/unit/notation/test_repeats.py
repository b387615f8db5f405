"""Repeats and endings written out."""

from __future__ import annotations

import pytest

from creastudio.notation.repeats import MOST_MEASURES, Turn, played

PLAIN = Turn()
BEGIN, END = Turn(begins=True), Turn(ends=1)


def ending(*numbers: int, ends: int = 0) -> Turn:
    return Turn(ending=frozenset(numbers), ends=ends)


@pytest.mark.parametrize(
    ("turns", "order"),
    [
        ([], []),
        ([PLAIN, PLAIN], [0, 1]),
        ([PLAIN, END, PLAIN], [0, 1, 0, 1, 2]),
        ([PLAIN, BEGIN, END], [0, 1, 2, 1, 2]),
        ([END, END], [0, 0, 1, 1]),
        ([PLAIN, ending(1, ends=1), ending(2), PLAIN], [0, 1, 0, 2, 3]),
        ([PLAIN, ending(1, ends=1), ending(2, ends=1), BEGIN, END], [0, 1, 0, 2, 3, 4, 3, 4]),
        ([PLAIN, ending(1, ends=1), ending(2, ends=1), ending(3)], [0, 1, 0, 2, 0, 3]),
        ([PLAIN, ending(1, 2, ends=1), ending(3)], [0, 1, 0, 1, 0, 2]),
        ([PLAIN, ending(1, ends=1), PLAIN], [0, 1, 0, 2]),
        ([Turn(ends=2)], [0, 0, 0]),
        ([PLAIN, Turn(fresh=True), END], [0, 1, 2, 1, 2]),
        ([BEGIN, Turn(fresh=True), END, PLAIN], [0, 1, 2, 0, 1, 2, 3]),
        ([BEGIN, PLAIN], [0, 1]),
    ],
)
def test_the_order_is_that_of_playing(turns: list[Turn], order: list[int]) -> None:
    assert played(turns) == order


def test_many_repeats_have_an_end() -> None:
    assert len(played([Turn(ends=8)] * 50_000)) <= MOST_MEASURES
    assert len(played([Turn(fresh=True)] * 20_000)) == 20_000

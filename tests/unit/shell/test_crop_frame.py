"""The frame of a crop."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from creastudio.shell.canvas.crop_frame import RATIOS, handle_points, pulled, sized, with_ratio
from creastudio.shell.canvas.handles import DIRECTIONS, Corner

FRAME = QRectF(100, 50, 400, 300)
PLACES = st.floats(-2000, 2000)


@given(st.sampled_from(list(DIRECTIONS)), PLACES, PLACES)
def test_the_opposite_side_stays(handle: str, x: float, y: float) -> None:
    name = cast(Corner, handle)
    right, down = DIRECTIONS[name]
    found = pulled(FRAME, name, QPointF(x, y))
    assert found.width() >= 1
    assert found.height() >= 1
    if right:
        assert (found.left() if right > 0 else found.right()) == pytest.approx(
            FRAME.left() if right > 0 else FRAME.right()
        )
    else:
        assert (found.left(), found.width()) == pytest.approx((FRAME.left(), FRAME.width()))
    if not down:
        assert (found.top(), found.height()) == pytest.approx((FRAME.top(), FRAME.height()))


@given(st.sampled_from(list(DIRECTIONS)), PLACES, PLACES, st.sampled_from(list(RATIOS)))
def test_a_ratio_is_kept(handle: str, x: float, y: float, ratio: str) -> None:
    found = pulled(FRAME, cast(Corner, handle), QPointF(x, y), RATIOS[ratio])
    assert found.width() / found.height() == pytest.approx(RATIOS[ratio])


def test_a_handle_lies_where_it_was_pulled_to() -> None:
    found = pulled(FRAME, "se", QPointF(700, 600))
    assert handle_points(found)["se"] == QPointF(700, 600)
    assert handle_points(found)["nw"] == FRAME.topLeft()


def test_sizes_and_ratios_keep_the_middle() -> None:
    assert sized(FRAME, 100, 40).center() == FRAME.center()
    square = with_ratio(FRAME, 1)
    assert (square.width(), square.height(), square.center()) == (300, 300, FRAME.center())

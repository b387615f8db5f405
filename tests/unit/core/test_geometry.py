"""Rectangles around layers, and sizes that fit a box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.canvas import ShapeLayer, Transform
from creastudio.core.geometry import bounds_of, corners, fitted

near = st.floats(-1000, 1000)
size = st.floats(1, 1000)
places = st.builds(
    Transform,
    x=near, y=near, width=size, height=size, rotation=st.floats(-360, 360), skew=st.floats(-60, 60),
    flip_x=st.booleans(), flip_y=st.booleans(),
)  # fmt: skip
layers = st.builds(ShapeLayer, transform=places)


def edges(place: Transform) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of an upright rectangle."""
    half_width, half_height = place.width / 2, place.height / 2
    return place.x - half_width, place.y - half_height, place.x + half_width, place.y + half_height


def test_corners_go_round_from_the_top_left() -> None:
    assert corners(Transform(x=5, y=10, width=2, height=4)) == [(4, 8), (6, 8), (6, 12), (4, 12)]


def test_a_quarter_turn_is_clockwise() -> None:
    turned = corners(Transform(x=0, y=0, width=4, height=2, rotation=90))
    assert [value for point in turned for value in point] == pytest.approx([1, -2, 1, 2, -1, 2, -1, -2])


@given(places)
def test_corners_lie_around_the_centre(place: Transform) -> None:
    found = corners(place)
    assert sum(x for x, _ in found) / 4 == pytest.approx(place.x, abs=1e-6)
    assert sum(y for _, y in found) / 4 == pytest.approx(place.y, abs=1e-6)


@given(st.lists(layers, min_size=1, max_size=5))
def test_bounds_are_upright_and_touch_a_corner_on_every_side(group: list[ShapeLayer]) -> None:
    bounds = bounds_of(group)
    assert bounds.upright
    points = [point for layer in group for point in corners(layer.transform)]
    across, down = [x for x, _ in points], [y for _, y in points]
    assert edges(bounds) == pytest.approx((min(across), min(down), max(across), max(down)), abs=1e-6)


@given(st.lists(layers, min_size=1, max_size=4), layers)
def test_one_layer_more_never_makes_the_bounds_smaller(group: list[ShapeLayer], more: ShapeLayer) -> None:
    left, top, right, bottom = edges(bounds_of(group))
    wider = edges(bounds_of([*group, more]))
    assert wider[0] <= left + 1e-6
    assert wider[1] <= top + 1e-6
    assert wider[2] >= right - 1e-6
    assert wider[3] >= bottom - 1e-6


def test_bounds_of_nothing_are_a_pixel() -> None:
    assert bounds_of([]) == Transform()


def test_bounds_of_what_is_flat_have_a_size() -> None:
    line = ShapeLayer(transform=Transform(width=10, height=1e-9))
    assert bounds_of([line]).height > 0


@given(size, size, size, size)
def test_what_is_fitted_keeps_its_shape_and_fills_one_way(
    width: float, height: float, box_width: float, box_height: float
) -> None:
    fit_width, fit_height = fitted(width, height, box_width, box_height)
    assert fit_width / fit_height == pytest.approx(width / height)
    assert fit_width <= box_width * (1 + 1e-9)
    assert fit_height <= box_height * (1 + 1e-9)
    assert fit_width == pytest.approx(box_width) or fit_height == pytest.approx(box_height)


@pytest.mark.parametrize("shape", [(0, 5), (5, 0), (0, 0), (-1, 5)])
def test_what_has_no_size_takes_the_box(shape: tuple[float, float]) -> None:
    assert fitted(*shape, 30, 20) == (30, 20)

"""Scaling and turning by handles."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from creastudio.core.canvas import ImageLayer, Transform
from creastudio.shell.canvas.handles import (
    DIRECTIONS,
    Box,
    Corner,
    apply_scale,
    apply_turn,
    handle_at,
    positions,
    scaled,
)
from creastudio.shell.canvas.hit import outline

SIZES = st.floats(4, 2000)
PLACES = st.builds(
    Transform,
    x=st.floats(-1000, 1000),
    y=st.floats(-1000, 1000),
    width=SIZES,
    height=SIZES,
    rotation=st.floats(-180, 180),
)
CORNERS: st.SearchStrategy[Corner] = st.sampled_from(sorted(DIRECTIONS))


@given(PLACES, CORNERS, st.floats(-500, 500), st.floats(-500, 500), st.booleans(), st.booleans())
def test_the_side_across_stays_where_it_is(
    place: Transform, corner: Corner, dx: float, dy: float, keep: bool, middle: bool
) -> None:
    box = Box(place)
    right, down = DIRECTIONS[corner]
    to = box.point(right, down) + QPointF(dx, dy)
    scale_x, scale_y, fixed = scaled(box, corner, to, keep_shape=keep, from_middle=middle)
    after = Box(apply_scale(place, box, scale_x, scale_y, fixed))
    anchor = (0, 0) if middle else (-right, -down)
    assert math.dist(after.point(*anchor).toTuple(), fixed.toTuple()) < 1e-3
    assert after.place.width >= 1
    assert after.place.height >= 1
    assert after.place.rotation == place.rotation


@given(PLACES, st.sampled_from(["nw", "ne", "se", "sw"]), st.floats(-300, 300), st.floats(-300, 300))
def test_a_corner_can_keep_the_shape(place: Transform, corner: Corner, dx: float, dy: float) -> None:
    box = Box(place)
    to = box.point(*DIRECTIONS[corner]) + QPointF(dx, dy)
    scale_x, scale_y, _ = scaled(box, corner, to, keep_shape=True, from_middle=False)
    if min(scale_x * place.width, scale_y * place.height) > 1.001:
        assert scale_x == pytest.approx(scale_y)


def test_a_dragged_corner_lies_under_the_mouse() -> None:
    place = Transform(x=50, y=40, width=100, height=60, rotation=30)
    box = Box(place)
    to = box.point(1, 1) + QPointF(13, 21)
    after = Box(apply_scale(place, box, *scaled(box, "se", to, keep_shape=False, from_middle=False)))
    assert math.dist(after.point(1, 1).toTuple(), to.toTuple()) < 1e-6


@given(PLACES, st.floats(-180, 180))
def test_a_full_turn_in_two_parts_comes_home(place: Transform, degrees: float) -> None:
    center = QPointF(10, 20)
    back = apply_turn(apply_turn(place, center, degrees), center, -degrees)
    assert math.dist((back.x, back.y), (place.x, place.y)) < 1e-6
    assert math.cos(math.radians(back.rotation - place.rotation)) == pytest.approx(1)


def test_several_layers_have_an_upright_box_around_them() -> None:
    layers = [
        ImageLayer(asset="a" * 64, transform=Transform(x=10, y=10, width=20, height=20)),
        ImageLayer(asset="a" * 64, transform=Transform(x=90, y=50, width=20, height=20)),
    ]
    box = Box.around([*layers], [outline(layer).boundingRect() for layer in layers])
    assert box.place == Transform(x=50, y=30, width=100, height=60)


def test_the_nearest_handle_in_reach_is_taken() -> None:
    box = Box(Transform(x=100, y=100, width=100, height=100))
    places = positions({name: box.point(*direction) for name, direction in DIRECTIONS.items()})
    assert handle_at(places, QPointF(153, 148)) == "se"
    assert handle_at(places, QPointF(100, 24)) == "turn"
    assert handle_at(places, QPointF(100, 100)) is None


def test_a_small_box_has_few_handles_and_none_over_what_it_is_around() -> None:
    def shown(width: float, height: float) -> set[str]:
        box = Box(Transform(x=100, y=100, width=width, height=height))
        return set(positions({name: box.point(*direction) for name, direction in DIRECTIONS.items()}))

    assert shown(100, 100) == {*DIRECTIONS, "turn"}
    assert shown(100, 20) == {"nw", "ne", "se", "sw", "n", "s", "turn"}
    assert shown(100, 6) == {"w", "e", "turn"}
    assert shown(6, 100) == {"n", "s", "turn"}
    assert shown(20, 10) == {"se"}
    box = Box(Transform(x=100, y=100, width=20, height=10))
    (off,) = positions({name: box.point(*direction) for name, direction in DIRECTIONS.items()}).values()
    assert off.x() > 110
    assert off.y() > 105

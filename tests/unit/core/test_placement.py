"""Every affine map of a layer can be said as a Transform, and is."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from creastudio.core.placement import (
    FARTHEST,
    SMALLEST,
    Affine,
    Transform,
    around_center,
    between,
    box_map,
    chained,
    inverted,
    mapped,
    moved,
)

near = st.floats(-100, 100)
size = st.floats(1, 100)
factor = st.floats(-3, 3)

places = st.builds(
    Transform,
    x=near, y=near, width=size, height=size, rotation=st.floats(-180, 180), skew=st.floats(-60, 60),
    flip_x=st.booleans(), flip_y=st.booleans(),
)  # fmt: skip
maps = st.tuples(factor, factor, factor, factor, near, near)

CORNERS = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))


def corners(place: Transform) -> list[tuple[float, float]]:
    to_board = box_map(place)
    return [mapped((u * place.width, v * place.height), to_board) for u, v in CORNERS]


def spread(affine: Affine) -> float:
    return abs(affine[0] * affine[3] - affine[1] * affine[2])


@given(places, maps)
def test_a_moved_layer_lies_where_the_map_puts_its_corners(place: Transform, by: Affine) -> None:
    assume(spread(by) > 0.05)
    wanted = [mapped(corner, by) for corner in corners(place)]
    for found, want in zip(corners(moved(place, by)), wanted, strict=True):
        assert found == pytest.approx(want, abs=1e-6)


anywhere = st.builds(
    Transform,
    x=st.floats(-FARTHEST, FARTHEST), y=st.floats(-FARTHEST, FARTHEST), width=st.floats(SMALLEST, FARTHEST),
    height=st.floats(SMALLEST, FARTHEST), rotation=st.floats(-180, 180), skew=st.floats(-89.9, 89.9),
)  # fmt: skip
strong = st.floats(-1e15, 1e15)


@given(anywhere, st.tuples(strong, strong, strong, strong, strong, strong))
def test_whatever_moves_a_layer_it_can_be_saved_and_opened(place: Transform, by: Affine) -> None:
    found = moved(place, by)
    assert Transform.model_validate_json(found.model_dump_json()) == found


@given(places)
def test_moving_by_nothing_changes_nothing(place: Transform) -> None:
    same = moved(place, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
    assert (same.flip_x, same.flip_y) == (place.flip_x, place.flip_y)
    assert (same.x, same.width, same.height, same.skew) == pytest.approx(
        (place.x, place.width, place.height, place.skew), abs=1e-6
    )
    assert math.cos(math.radians(same.rotation - place.rotation)) == pytest.approx(1, abs=1e-9)


@given(places, places)
def test_between_takes_one_place_to_the_other(old: Transform, new: Transform) -> None:
    by = between(old, new)
    for found, want in zip((mapped(corner, by) for corner in corners(old)), corners(new), strict=True):
        assert found == pytest.approx(want, abs=1e-5)


@given(maps, maps, st.tuples(near, near))
def test_chained_does_one_after_the_other(first: Affine, then: Affine, point: tuple[float, float]) -> None:
    assert mapped(point, chained(first, then)) == pytest.approx(mapped(mapped(point, first), then), abs=1e-6)


@given(maps, st.tuples(near, near))
def test_the_map_back_undoes(by: Affine, point: tuple[float, float]) -> None:
    assume(spread(by) > 0.05)
    assert mapped(mapped(point, by), inverted(by)) == pytest.approx(point, abs=1e-6)


@given(places)
def test_a_group_turns_around_its_middle(place: Transform) -> None:
    assert mapped((place.x, place.y), around_center(place)) == pytest.approx((place.x, place.y), abs=1e-6)


def test_what_is_squeezed_to_nothing_keeps_a_place() -> None:
    flat = moved(Transform(x=3, y=4, width=10, height=10), (0.0, 0.0, 0.0, 0.0, 7.0, 8.0))
    assert (flat.x, flat.y) == (7, 8)
    assert flat.width > 0
    assert flat.height > 0

"""Where new artboards lie, and pictures on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer
from creastudio.core.document import Document
from creastudio.core.edits.place import inside

SIDES = st.integers(1, 2000)
PLACES = st.floats(-4000, 4000)
BOARDS = st.lists(st.builds(Artboard, x=PLACES, y=PLACES, width=SIDES, height=SIDES), max_size=6)


def overlap(one: Artboard, other: Artboard) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


@given(BOARDS, SIDES, SIDES, PLACES, PLACES)
def test_an_artboard_around_a_point_lies_on_no_other(
    boards: list[Artboard], width: int, height: int, x: float, y: float
) -> None:
    fresh = edits.around(boards, width, height, (x, y), "New")
    assert (fresh.width, fresh.height) == (width, height)
    assert not any(overlap(fresh, board) for board in boards)


def test_where_there_is_room_its_middle_is_the_point() -> None:
    board = Artboard(width=100, height=100)
    fresh = edits.around([board], 40, 20, (300, 50), "New")
    assert (fresh.x, fresh.y) == (280, 40)
    pushed = edits.around([board], 40, 20, (110, 50), "New")
    assert pushed.x > 100
    assert pushed.y == 40


@given(st.builds(Artboard, width=SIDES, height=SIDES), st.floats(0.1, 1), st.floats(0.1, 1), PLACES, PLACES)
def test_what_is_placed_inside_lies_inside(
    board: Artboard, across: float, down: float, x: float, y: float
) -> None:
    width, height = board.width * across, board.height * down
    left, top = inside(board, width, height, (x, y))
    assert left - width / 2 == pytest.approx(max(left - width / 2, 0), abs=1e-6)
    assert left + width / 2 == pytest.approx(min(left + width / 2, board.width), abs=1e-6)
    assert top - height / 2 == pytest.approx(max(top - height / 2, 0), abs=1e-6)
    assert top + height / 2 == pytest.approx(min(top + height / 2, board.height), abs=1e-6)


def test_a_picture_on_an_artboard_of_its_own_covers_it() -> None:
    asset = Asset(sha256="a" * 64, media_type="image/png", metadata={"width": 300, "height": 200})
    edit = edits.place_on_new_artboard(Artboard(name="New", width=300, height=200), asset)
    (board,) = edit.apply(Document()).artboards
    (layer,) = board.layers
    assert isinstance(layer, ImageLayer)
    place = layer.transform
    assert (place.x, place.y, place.width, place.height) == (150, 100, 300, 200)

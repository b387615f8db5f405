"""Dabs on tiles."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.masks import TILE
from creastudio.render.mask_painting import Brush, MaskCanvas


def canvas(width: int = 600, height: int = 600) -> MaskCanvas:
    return MaskCanvas(width, height, lambda _column, _row: np.full((TILE, TILE), 255, np.uint8))


def test_a_dab_hides_its_middle_and_fades_to_its_rim() -> None:
    mask = canvas()
    assert mask.stroke_to(100, 100, Brush(20, hardness=0.5)) == {(0, 0)}
    tile = mask.tiles[0, 0]
    assert tile[100, 100] == 0
    assert 0 < tile[100, 115] < 255
    assert tile[100, 125] == 255


def test_a_dab_on_an_edge_touches_every_tile_around_it() -> None:
    mask = canvas()
    assert mask.stroke_to(256, 256, Brush(10)) == {(0, 0), (1, 0), (0, 1), (1, 1)}
    assert mask.tiles[1, 1][0, 0] == 0


@given(st.lists(st.floats(0, 400), min_size=1, max_size=8))
def test_dabs_lie_evenly_however_the_mouse_moves(stops: list[float]) -> None:
    brush = Brush(10, hardness=1.0)
    whole, pieces = canvas(), canvas()
    for mask, way in ((whole, [0.0, 401.0]), (pieces, [0.0, *sorted(stops), 401.0])):
        for x in way:
            mask.stroke_to(x + 50, 100, brush)
    for place, tile in whole.tiles.items():
        assert np.abs(tile.astype(int) - pieces.tiles[place]).max() <= 2


def test_what_lies_beyond_the_grid_is_left_alone() -> None:
    assert canvas(50, 50).stroke_to(500, 500, Brush(10)) == set()


def test_a_stroke_goes_no_further_than_its_opacity_however_often_it_crosses_itself() -> None:
    mask = canvas()
    brush = Brush(20, hardness=1.0, opacity=0.4)
    for x in (100, 200, 100, 200):
        mask.stroke_to(x, 100, brush)
    assert mask.tiles[0, 0][100, 150] == round(255 * 0.6)


def test_flow_is_what_one_dab_adds_and_dabs_add_up() -> None:
    once, often = canvas(), canvas()
    brush = Brush(20, hardness=1.0, flow=0.1, spacing=0.1)
    once.stroke_to(100, 100, brush)
    for x in (60, 140):
        often.stroke_to(x, 100, brush)
    assert once.tiles[0, 0][100, 100] == round(255 * 0.9)
    assert often.tiles[0, 0][100, 100] < round(255 * 0.3)


def test_wide_spacing_leaves_single_dabs() -> None:
    mask = canvas()
    for x in (50, 251):
        mask.stroke_to(x, 100, Brush(20, hardness=1.0, spacing=5.0))
    row = mask.tiles[0, 0][100]
    assert (row[50], row[100], row[150], row[200]) == (0, 255, 0, 255)

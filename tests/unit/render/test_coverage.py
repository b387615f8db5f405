"""Selections as coverage: the laws of sets, edges, tiles and outlines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF

from creastudio.render.ants import outline_of
from creastudio.render.coverage import NOTHING, Coverage, combined, everything, inverted
from creastudio.render.coverage_edges import bordered, feathered, grown_by
from creastudio.render.coverage_shapes import ellipse, of_path, polygon, rectangle
from creastudio.render.coverage_tiles import coverage_of, stored
from creastudio.render.image_source import ImageSource

BOARD = QRect(0, 0, 40, 30)


@st.composite
def coverages(draw: st.DrawFn) -> Coverage:
    left, top = draw(st.integers(0, 20)), draw(st.integers(0, 15))
    width, height = draw(st.integers(1, 20)), draw(st.integers(1, 15))
    seed, soft = draw(st.integers(0, 999)), draw(st.booleans())
    plane = np.random.default_rng(seed).integers(0, 256, (height, width), np.uint8)
    return Coverage(left, top, plane if soft else np.where(plane > 127, 255, 0).astype(np.uint8))


def same(a: Coverage, b: Coverage) -> bool:
    return bool(np.array_equal(a.on(BOARD), b.on(BOARD)))


@given(coverages())
def test_inverting_twice_changes_nothing(a: Coverage) -> None:
    assert same(inverted(inverted(a, BOARD), BOARD), a)


@given(coverages(), coverages(), coverages())
def test_union_and_intersection_obey_the_laws_of_sets(a: Coverage, b: Coverage, c: Coverage) -> None:
    for mode in ("add", "intersect"):
        assert same(combined(a, a, mode), a)
        assert same(combined(a, b, mode), combined(b, a, mode))
        assert same(combined(combined(a, b, mode), c, mode), combined(a, combined(b, c, mode), mode))
    both = combined(a, b, "intersect")
    assert same(combined(a, both, "add"), a)
    apart = combined(inverted(a, BOARD), inverted(b, BOARD), "intersect")
    assert same(inverted(combined(a, b, "add"), BOARD), apart)
    assert same(combined(a, b, "subtract"), combined(a, inverted(b, BOARD), "intersect"))
    assert same(combined(a, b, "replace"), b)


@given(coverages())
def test_nothing_and_everything(a: Coverage) -> None:
    assert same(combined(NOTHING, a, "add"), a)
    assert combined(NOTHING, a, "intersect").empty
    assert combined(a, everything(BOARD), "subtract").empty
    assert same(combined(a, everything(BOARD), "intersect"), a)


@given(coverages(), st.floats(0.5, 8))
def test_what_is_grown_holds_what_it_was_and_what_is_shrunk_lies_in_it(a: Coverage, by: float) -> None:
    wide = QRect(-20, -20, 80, 70)
    assert (grown_by(a, by).on(wide) >= a.on(wide)).all()
    assert (grown_by(a, -by).on(wide) <= a.on(wide)).all()


def test_growing_a_square_rounds_its_corners_and_shrinking_brings_it_back() -> None:
    square = everything(QRect(10, 10, 300, 300))
    grown = grown_by(square, 10).trimmed()
    assert (grown.rect.width(), grown.rect.height()) == (320, 320)
    assert grown.plane[0, 0] == 0
    assert grown.plane[160, 0] == 255
    back = grown_by(grown, -10).trimmed()
    assert back.rect == square.rect
    assert abs(int(back.plane.astype(int).sum()) - 255 * 300 * 300) < 255 * 20


def test_growing_by_squares_is_as_growing_at_once() -> None:
    from creastudio.render.effects import grown

    disc = of_path(ellipse(QRectF(30, 40, 500, 420)), QRect(0, 0, 600, 600))
    at_once = np.maximum(grown(disc.on(QRect(0, 0, 600, 600)), 7), disc.on(QRect(0, 0, 600, 600)))
    assert np.array_equal(grown_by(disc, 7).on(QRect(0, 0, 600, 600)), at_once)


def test_a_feathered_edge_is_half_covered_where_it_was_sharp() -> None:
    soft = feathered(everything(QRect(100, 100, 200, 200)), 20)
    row = soft.on(QRect(60, 200, 280, 1))[0]
    assert row[0] == 0
    assert 118 <= (int(row[39]) + int(row[40])) / 2 <= 138
    assert row[140] == 255
    assert (np.diff(row[:140].astype(int)) >= 0).all()


def test_a_border_is_a_band_along_the_edge() -> None:
    band = bordered(everything(QRect(50, 50, 100, 100)), 6)
    row = band.on(QRect(40, 100, 120, 1))[0]
    assert row[10 - 3 : 10 + 3].tolist() == [255] * 6
    assert row[20] == row[6] == row[60] == 0


def test_paths_select_what_they_enclose() -> None:
    assert same(of_path(rectangle(QRectF(5, 5, 10, 8)), BOARD), everything(QRect(5, 5, 10, 8)))
    triangle = of_path(polygon([QPointF(0, 0), QPointF(20, 0), QPointF(0, 20)]), BOARD)
    assert triangle.on(BOARD)[2, 2] == 255
    assert triangle.on(BOARD)[19, 19] == 0
    hard = of_path(ellipse(QRectF(3, 3, 21, 17)), BOARD, smooth=False)
    assert set(np.unique(hard.plane)) <= {0, 255}
    assert of_path(rectangle(QRectF(100, 100, 5, 5)), BOARD).plane.size == 0


def _keeping(blobs: dict[str, bytes]) -> Callable[[bytes], str]:
    def put(data: bytes) -> str:
        blobs[name_of(data)] = data
        return name_of(data)

    return put


@given(coverages())
def test_tiles_hold_what_was_stored(a: Coverage) -> None:
    blobs: dict[str, bytes] = {}
    selection = stored(a, _keeping(blobs))
    back = coverage_of(selection, ImageSource(blobs.__getitem__))
    assert same(back, a)
    assert (selection is None) == a.empty


def test_all_of_a_large_artboard_is_one_blob() -> None:
    blobs: dict[str, bytes] = {}
    whole = everything(QRect(0, 0, 3840, 2160))
    selection = stored(whole, _keeping(blobs))
    assert selection is not None
    assert len(selection.tiles) == 15 * 9
    assert len(blobs) == 1


def test_the_outline_runs_along_the_edges_of_px() -> None:
    path = outline_of(everything(QRect(3, 4, 10, 6)))
    assert path.boundingRect() == QRectF(3, 4, 10, 6)
    assert path.elementCount() == 8
    coarse = outline_of(everything(QRect(0, 0, 100, 50)), 4)
    assert coarse.boundingRect() == QRectF(0, 0, 100, 52)


def test_a_speckled_selection_has_no_endless_outline() -> None:
    speckles = np.where(np.random.default_rng(1).random((900, 900)) > 0.5, 255, 0).astype(np.uint8)
    assert outline_of(Coverage(0, 0, speckles)).elementCount() <= 80_000


@pytest.mark.parametrize("shape", [(0, 0), (5, 0)])
def test_no_px_can_be_grown_and_feathered(shape: tuple[int, int]) -> None:
    none = Coverage(0, 0, np.zeros(shape, np.uint8))
    assert grown_by(none, 5).empty
    assert feathered(none, 5).empty
    assert bordered(none, 5).empty


def name_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_distances_are_those_to_the_nearest_covered_px() -> None:
    from creastudio.render.effects import distance_to

    random = np.random.default_rng(7)
    cover = np.where(random.random((40, 50)) < 0.01, np.uint8(255), np.uint8(0))
    rows, columns = np.nonzero(cover)
    y, x = np.mgrid[:40, :50]
    # The edge of a px that is covered all over lies half a px from its centre.
    real = np.hypot(y[..., None] - rows, x[..., None] - columns).min(axis=-1) - 0.5
    found = distance_to(cover, 20)
    near = real < 20
    assert near.any()
    assert np.allclose(found[near], real[near], atol=1e-4)
    assert (found[~near] >= 20 - 1e-4).all()
    assert np.array_equal(distance_to(cover, 20, slice(7, 30)), found[7:30])

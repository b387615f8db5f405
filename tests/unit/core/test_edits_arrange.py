"""Aligning, distributing and ordering layers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.canvas import Artboard, GroupLayer, Layer, ShapeLayer, Transform
from creastudio.core.document import Document
from creastudio.core.geometry import bounds_of


def box(name: str, x: float, y: float, width: float = 10, height: float = 10, turn: float = 0) -> ShapeLayer:
    return ShapeLayer(name=name, transform=Transform(x=x, y=y, width=width, height=height, rotation=turn))


def board(*layers: Layer) -> Document:
    return Document(artboards=(Artboard(width=200, height=100, layers=layers),))


def names(document: Document) -> str:
    return "".join(layer.name for layer in document.artboards[0].layers)


def test_sides_are_put_in_line_by_what_is_seen() -> None:
    document = board(box("a", 20, 20), box("b", 60, 50, 30, 10, turn=90))
    ids = [layer.id for layer in document.artboards[0].layers]
    aligned = edits.align_layers(ids, "left").apply(document)
    left = [bounds_of([layer]).x - bounds_of([layer]).width / 2 for layer in aligned.artboards[0].layers]
    assert left == pytest.approx([15, 15])


def test_a_single_layer_goes_to_the_side_of_its_artboard() -> None:
    document = board(box("a", 20, 20))
    ids = [document.artboards[0].layers[0].id]
    right = edits.align_layers(ids, "right").apply(document)
    assert right.artboards[0].layers[0].transform.x == 195
    middle = edits.align_layers(ids, "middle").apply(document)
    assert middle.artboards[0].layers[0].transform.y == 50


def test_a_layer_of_a_chosen_group_goes_with_it_once() -> None:
    child = box("c", 30, 20)
    group = GroupLayer(
        name="g", layers=(child, box("d", 50, 20)), transform=Transform(x=40, y=20, width=30, height=10)
    )
    document = board(group, box("b", 100, 50))
    other = document.artboards[0].layers[1].id
    both = edits.align_layers([group.id, child.id, other], "right").apply(document)
    alone = edits.align_layers([group.id, other], "right").apply(document)
    assert both == alone != document


def test_what_is_locked_stays() -> None:
    locked = box("a", 20, 20).model_copy(update={"locked": True})
    document = board(locked, box("b", 60, 50), box("c", 90, 50))
    ids = [layer.id for layer in document.artboards[0].layers]
    aligned = edits.align_layers(ids, "left").apply(document)
    assert aligned.artboards[0].layers[0] is locked
    assert aligned.artboards[0].layers[2].transform.x == 60


@given(
    st.lists(
        st.tuples(st.integers(0, 200), st.floats(1, 40)), min_size=3, max_size=8, unique_by=lambda it: it[0]
    )
)
def test_gaps_become_equal_and_the_outermost_stay(places: list[tuple[float, float]]) -> None:
    document = board(*(box("a", x, 0, width) for x, width in places))
    layers = document.artboards[0].layers
    ordered = sorted(layers, key=lambda layer: layer.transform.x)
    done = edits.distribute_layers([layer.id for layer in layers], "x").apply(document)
    after = {layer.id: layer.transform for layer in done.artboards[0].layers}
    spread = [after[layer.id] for layer in ordered]
    gaps = [b.x - b.width / 2 - (a.x + a.width / 2) for a, b in pairwise(spread)]
    assert gaps == pytest.approx([gaps[0]] * len(gaps), abs=1e-6)
    assert spread[0].x == pytest.approx(ordered[0].transform.x, abs=1e-6)
    assert spread[-1].x == pytest.approx(ordered[-1].transform.x, abs=1e-6)


def test_two_layers_have_nothing_to_distribute() -> None:
    document = board(box("a", 0, 0), box("b", 20, 0))
    with pytest.raises(UserError, match="Three or more"):
        edits.distribute_layers([layer.id for layer in document.artboards[0].layers], "x").apply(document)


@pytest.mark.parametrize(
    ("chosen", "order", "found"),
    [
        ("b", "forward", "acbd"), ("b", "backward", "bacd"), ("b", "front", "acdb"), ("c", "back", "cabd"),
        ("bc", "forward", "adbc"), ("cd", "forward", "abcd"), ("bd", "backward", "badc"), ("ac", "front", "bdac"),
    ],
)  # fmt: skip
def test_layers_go_over_and_under_each_other(chosen: str, order: str, found: str) -> None:
    document = board(*(box(name, 0, 0) for name in "abcd"))
    ids = [layer.id for layer in document.artboards[0].layers if layer.name in chosen]
    assert names(edits.order_layers(ids, order).apply(document)) == found  # type: ignore[arg-type]


def test_layers_of_a_group_are_ordered_in_it() -> None:
    group = GroupLayer(name="g", layers=(box("a", 0, 0), box("b", 0, 0)))
    document = board(group, box("c", 0, 0))
    done = edits.order_layers([group.layers[0].id], "front").apply(document)
    inside = done.artboards[0].layers[0]
    assert isinstance(inside, GroupLayer)
    assert [layer.name for layer in inside.layers] == ["b", "a"]
    assert names(done) == "gc"


def test_what_is_in_front_already_is_no_step() -> None:
    document = board(box("a", 0, 0), box("b", 0, 0))
    assert edits.order_layers([document.artboards[0].layers[1].id], "front").apply(document) is document

"""Which layers linked copies show, and how far they paint."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from creastudio.core.canvas import Artboard, GroupLayer, Layer, LinkedLayer, ShapeLayer, Transform
from creastudio.core.document import Document
from creastudio.core.effects import DropShadow
from creastudio.render.bounds import painted_bounds
from creastudio.render.links import MAX_LINKS, bounds, has_links, layer_of, sources

SOURCE = ShapeLayer(transform=Transform(x=10, y=10, width=10, height=10))


def copy_of(layer: Layer, x: float = 100, side: float = 10, **fields: object) -> LinkedLayer:
    place = Transform(x=x, y=10, width=side, height=side)
    return LinkedLayer.model_validate({"source": layer.id, "transform": place, **fields})


def document_of(*layers: Layer) -> Document:
    return Document(artboards=(Artboard(layers=layers),))


def test_layers_are_found_wherever_they_are() -> None:
    other = ShapeLayer()
    document = Document(artboards=(Artboard(), Artboard(layers=(GroupLayer(layers=(other,)),))))
    assert layer_of(document, other.id) is other
    assert layer_of(document, "0" * 32) is None
    assert layer_of(document_of(SOURCE), other.id) is None


def test_sources_through_groups_and_copies() -> None:
    first = copy_of(SOURCE)
    second = copy_of(first)
    gone = LinkedLayer(source="0" * 32)
    group = GroupLayer(layers=(second, gone))
    document = document_of(SOURCE, first, group)
    assert list(sources(document, (group,))) == [first, SOURCE, None]
    assert has_links(group)
    assert not has_links(GroupLayer(layers=(SOURCE,)))


def test_a_circle_ends() -> None:
    place = Transform(x=10, y=10, width=10, height=10)
    own = LinkedLayer(id="1" * 32, source="1" * 32, transform=place)
    document = document_of(own)
    assert len(list(sources(document, (own,)))) == MAX_LINKS
    assert bounds(document, own).isValid()


def test_a_copy_paints_as_far_as_its_source_does() -> None:
    shadowed = SOURCE.model_copy(update={"effects": (DropShadow(x=0, y=0, blur=40),)})
    copy = copy_of(shadowed)
    moved = painted_bounds(shadowed).translated(90, 0)
    assert bounds(document_of(shadowed, copy), copy) == moved
    group = GroupLayer(layers=(copy,), transform=copy.transform)
    assert bounds(document_of(shadowed, group), group) == moved


def test_effects_of_a_copy_reach_further() -> None:
    plain, glowing = copy_of(SOURCE, side=20), copy_of(SOURCE, side=20, effects=(DropShadow(blur=5),))
    document = document_of(SOURCE, plain, glowing)
    assert bounds(document, plain) == QRectF(90, 0, 20, 20)
    assert bounds(document, glowing).contains(QRectF(80, -10, 40, 40))

"""Linked copies, pasted layers, masks and cropping."""

from __future__ import annotations

import pytest

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.canvas import Artboard, GroupLayer, Guide, LinkedLayer, ShapeLayer, Transform
from creastudio.core.document import Document, blobs_of, walk
from creastudio.core.masks import Mask

TILE = "e" * 64


def with_mask() -> tuple[Document, ShapeLayer]:
    place = Transform(x=50, y=50, width=20, height=20)
    layer = ShapeLayer(name="a", transform=place, mask=Mask(width=20, height=20, transform=place))
    return Document(artboards=(Artboard(width=100, height=100, layers=(layer,)),)), layer


def test_a_linked_copy_follows_and_can_become_its_own() -> None:
    document, layer = with_mask()
    linked = edits.link_layers([layer.id]).apply(document)
    copy = linked.artboards[0].layers[1]
    assert isinstance(copy, LinkedLayer)
    assert copy.source == layer.id
    again = edits.link_layers([copy.id]).apply(linked).artboards[0].layers[2]
    assert isinstance(again, LinkedLayer)
    assert again.source == layer.id
    own = edits.unlink_layers([copy.id]).apply(linked).artboards[0].layers[1]
    assert isinstance(own, ShapeLayer)
    assert own.id == copy.id
    assert own.transform == copy.transform
    assert own.mask is not None
    assert own.mask.transform.x == 66


def test_a_copy_cannot_be_put_into_what_it_shows() -> None:
    inner = ShapeLayer(name="a")
    group = GroupLayer(layers=(inner,))
    document = Document(artboards=(Artboard(layers=(group,)),))
    linked = edits.link_layers([group.id]).apply(document)
    copy = linked.artboards[0].layers[1]
    with pytest.raises(UserError, match="inside of what it shows"):
        edits.move_layer(copy.id, linked.artboards[0].id, 0, group.id).apply(linked)
    with pytest.raises(UserError, match="inside of what it shows"):
        edits.add_layer(document.artboards[0].id, LinkedLayer(id="f" * 32, source="f" * 32)).apply(document)


def test_pasted_layers_have_ids_of_their_own_and_links_inside_follow() -> None:
    inner = ShapeLayer(name="a")
    group = GroupLayer(layers=(inner, LinkedLayer(source=inner.id)))
    document = Document(artboards=(Artboard(layers=(group,)),))
    edit = edits.paste_layers(document.artboards[0].id, [group])
    pasted = edit.apply(document)
    ids = [layer.id for layer in walk(pasted.artboards[0].layers)]
    assert len(set(ids)) == len(ids) == 6
    fresh = pasted.artboards[0].layers[1]
    assert isinstance(fresh, GroupLayer)
    copy = fresh.layers[1]
    assert isinstance(copy, LinkedLayer)
    assert copy.source == fresh.layers[0].id
    assert edit.apply(document) == pasted


def test_a_linked_mask_moves_with_its_layer_and_another_stays() -> None:
    document, layer = with_mask()
    target = Transform(x=80, y=50, width=40, height=20, rotation=90)
    moved = edits.set_transform({layer.id: target}).apply(document).artboards[0].layers[0]
    assert moved.mask is not None
    assert moved.mask.transform == target
    free = edits.update_mask([layer.id], linked=False).apply(document)
    stayed = edits.set_transform({layer.id: target}).apply(free).artboards[0].layers[0]
    assert stayed.mask is not None
    assert stayed.mask.transform.x == 50


def test_painting_replaces_tiles_and_the_document_names_their_blobs() -> None:
    document, layer = with_mask()
    painted = edits.paint_mask(layer.id, {(0, 0): TILE}).apply(document)
    assert list(blobs_of(painted)) == [TILE]
    cleared = edits.paint_mask(layer.id, {(0, 0): ""}).apply(painted)
    assert cleared == document
    bare = edits.set_mask(layer.id, None).apply(document)
    with pytest.raises(UserError, match="no mask"):
        edits.paint_mask(layer.id, {(0, 0): TILE}).apply(bare)


def test_cropping_keeps_layers_where_they_are_on_the_canvas() -> None:
    document, layer = with_mask()
    guided = edits.update_artboard(document.artboards[0].id, guides=(Guide(axis="x", at=30),)).apply(document)
    cropped = edits.crop_artboard(document.artboards[0].id, 10, 20, 50, 40).apply(guided).artboards[0]
    assert (cropped.x, cropped.y, cropped.width, cropped.height) == (10, 20, 50, 40)
    moved = cropped.layers[0]
    assert (moved.transform.x, moved.transform.y) == (40, 30)
    assert moved.mask is not None
    assert (moved.mask.transform.x, moved.mask.transform.y) == (40, 30)
    assert cropped.guides[0].at == 20
    assert layer.transform.x == 50


def test_a_duplicated_artboard_lies_beside_all_others() -> None:
    document, layer = with_mask()
    twice = edits.duplicate_artboard(document.artboards[0].id).apply(document)
    copy = twice.artboards[1]
    assert copy.x > 100
    assert copy.layers[0].id != layer.id
    assert copy.layers[0].transform == layer.transform


def test_the_palette_holds_each_colour_once() -> None:
    document = edits.set_palette(["#FF0000", "#ff0000", "#00ff0080"]).apply(Document())
    assert document.palette == ("#ff0000", "#00ff0080")

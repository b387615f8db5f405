"""What edits refuse: in a sentence, and without touching the document."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, ShapeLayer, TextLayer, Transform
from creastudio.core.document import Document, new_document, walk
from creastudio.core.edits.tree import MAX_NESTING
from creastudio.core.timeline import Clip, Track

PICTURE = Asset(sha256="a" * 64, media_type="image/png", metadata={"width": 64, "height": 64})


@pytest.fixture
def document() -> Document:
    """One artboard, one picture track, one picture on both."""
    empty = new_document()
    place = edits.place_on_both(empty.artboards[0].id, empty.sequences[0].id, PICTURE)
    return place.apply(empty)


def nested(depth: int) -> Layer:
    layer: Layer = TextLayer()
    for _ in range(depth):
        layer = GroupLayer(layers=(layer,))
    return layer


REFUSED: dict[str, Callable[[Document], edits.Edit]] = {
    "Nothing there": lambda d: edits.remove_layers(["f" * 32]),
    "Layer twice": lambda d: edits.add_layer(d.artboards[0].id, d.artboards[0].layers[0]),
    "Artboard twice": lambda d: edits.add_artboard(d.artboards[0]),
    "Layers of another artboard": lambda d: edits.add_artboard(Artboard(layers=d.artboards[0].layers)),
    "Sequence twice": lambda d: edits.add_sequence(d.sequences[0]),
    "Track twice": lambda d: edits.add_track(d.sequences[0].id, d.sequences[0].tracks[0]),
    "Clip twice": lambda d: edits.add_clip(d.sequences[0].tracks[0].id, d.sequences[0].tracks[0].clips[0]),
    "Unknown picture": lambda d: edits.add_layer(d.artboards[0].id, ImageLayer(asset="b" * 64)),
    "Unknown clip": lambda d: edits.add_clip(
        d.sequences[0].tracks[0].id, Clip(asset="b" * 64, start=0, duration=1)
    ),
    "Nested too deep": lambda d: edits.add_layer(d.artboards[0].id, nested(MAX_NESTING + 1)),
    "Out of bounds": lambda d: edits.update_layers([d.artboards[0].layers[0].id], opacity=2),
    "Nowhere": lambda d: edits.set_transform(
        {d.artboards[0].layers[0].id: Transform().model_copy(update={"x": float("nan")})}
    ),
}


@pytest.mark.parametrize("edit", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_done_is_told(document: Document, edit: Callable[[Document], edits.Edit]) -> None:
    with pytest.raises(UserError) as told:
        edit(document).apply(document)
    assert told.value.message
    assert told.value.hint


def test_a_picture_does_not_go_on_a_track_for_sound(document: Document) -> None:
    sound = Track(name="A1", kind="audio")
    document = edits.add_track(document.sequences[0].id, sound).apply(document)
    clip = document.sequences[0].tracks[0].clips[0]
    with pytest.raises(UserError, match="track for audio"):
        edits.move_clip(clip.id, sound.id, 0).apply(document)


def test_groups_of_the_deepest_kind_can_be_stored(document: Document) -> None:
    edit = edits.add_layer(document.artboards[0].id, nested(MAX_NESTING))
    deep = edit.apply(document)
    assert Document.model_validate(json.loads(deep.model_dump_json())) == deep
    with pytest.raises(UserError, match="deep at most"):
        edits.group_layers([deep.artboards[0].layers[-1].id]).apply(deep)


def test_scaling_a_group_to_nothing_again_and_again_leaves_something(document: Document) -> None:
    board = document.artboards[0]
    document = edits.group_layers([board.layers[0].id]).apply(document)
    group_id = document.artboards[0].layers[0].id
    for size in (1e6, 1e-6) * 40:
        edit = edits.set_transform({group_id: Transform(width=size, height=size)})
        document = edit.apply(document)
    assert Document.model_validate_json(document.model_dump_json()) == document


def test_families_are_replaced_in_groups_too_and_others_stay() -> None:
    inner = TextLayer(family="Gone")
    layers = (GroupLayer(layers=(inner,)), TextLayer(family="Kept"), TextLayer(family="Gone"))
    document = Document(artboards=(Artboard(layers=layers), Artboard(layers=(TextLayer(family="Kept"),))))
    after = edits.replace_families({"Gone": "Inter", "Nobody's": ""}).apply(document)
    found = [
        layer.family
        for board in after.artboards
        for layer in walk(board.layers)
        if isinstance(layer, TextLayer)
    ]
    assert found == ["Inter", "Kept", "Inter", "Kept"]
    assert after.artboards[1] is document.artboards[1]


def test_fields_are_set_of_each_layer_by_itself() -> None:
    first, second = TextLayer(size=10), ShapeLayer(radius=1)
    document = Document(artboards=(Artboard(layers=(first, second)),))
    wanted = {first.id: {"size": 20, "radius": 9}, second.id: {"radius": 5}}
    one, other = edits.update_each(wanted).apply(document).artboards[0].layers
    assert isinstance(one, TextLayer)
    assert isinstance(other, ShapeLayer)
    assert (one.size, other.radius) == (20, 5)
    with pytest.raises(UserError):
        edits.update_each({"nobody": {"size": 1}}).apply(document)

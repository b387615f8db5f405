"""Tiles show the version that is asked for: what changed is painted anew, the rest stays."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, LinkedLayer, ShapeLayer, Transform
from creastudio.core.document import Document
from creastudio.core.effects import DropShadow, Stroke
from creastudio.core.fills import SolidFill
from creastudio.render.compositor import Abandoned
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes
from creastudio.render.tiles import SIDE, TileKey, Tiles

PICTURE = "a" * 64


def box(color: str = "#ff0000", x: float = 60, side: float = 40, **fields: object) -> ShapeLayer:
    place = Transform(x=x, y=60, width=side, height=side)
    return ShapeLayer.model_validate({"fill": SolidFill(color=color), "transform": place, **fields})


def board_of(*layers: Layer, board_id: str = "b" * 32) -> Artboard:
    return Artboard(id=board_id, width=600, height=400, layers=layers)


def document_of(*boards: Artboard) -> Document:
    return Document(artboards=boards)


def keys_of(artboard: Artboard, scale: float = 1.0) -> list[TileKey]:
    columns, rows = int(artboard.width * scale) // SIDE + 1, int(artboard.height * scale) // SIDE + 1
    return [TileKey(artboard.id, scale, column, row) for row in range(rows) for column in range(columns)]


def tone(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name(QColor.NameFormat.HexRgb)


@pytest.fixture
def tiles() -> Tiles:
    return Tiles(ImageSource({}.__getitem__))


def test_a_tile_is_kept_for_the_version_it_shows(tiles: Tiles) -> None:
    board = board_of(box())
    key = keys_of(board)[0]
    assert tiles.get(key, board) is None
    (image,) = tiles.paint([key], document_of(board), board)
    assert tiles.get(key, board) == (image, True)
    assert tone(image, 60, 60) == "#ff0000"


def test_what_changed_is_stale_and_only_that(tiles: Tiles) -> None:
    stays = box(x=500)
    before, after = board_of(box(), stays), board_of(box("#0000ff"), stays)
    keys = keys_of(before)
    tiles.paint(keys, document_of(before), before)
    assert [key.column for key in keys if not tiles.stale(key, after).isEmpty()] == [0]
    assert tiles.stale(keys[0], after).width() <= 44
    image = tiles.paint(keys[:1], document_of(after), after)[0]
    assert tone(image, 60, 60) == "#0000ff"
    assert tone(image, 200, 200) == "#ffffff"


def test_another_order_makes_stale_what_it_concerns(tiles: Tiles) -> None:
    lower, upper, other = box(), box("#0000ff", x=80), box(x=500)
    before = board_of(lower, upper, other)
    keys = keys_of(before)
    tiles.paint(keys, document_of(before), before)
    after = board_of(upper, lower, other)
    tiles.paint([key for key in keys if not tiles.stale(key, after).isEmpty()], document_of(after), after)
    found = tiles.get(keys[0], after)
    assert found is not None
    assert tone(found[0], 70, 60) == "#ff0000"


def test_a_copy_of_a_layer_of_another_artboard_follows_it(tiles: Tiles) -> None:
    source = box()
    copy = LinkedLayer(source=source.id, transform=Transform(x=60, y=60, width=40, height=40))
    there = board_of(copy, board_id="c" * 32)
    tiles.see(document_of(board_of(source), there))
    key = keys_of(there)[0]
    tiles.paint([key], document_of(board_of(source), there), there)
    changed = source.model_copy(update={"fill": SolidFill(color="#0000ff")})
    after = document_of(board_of(changed), there)
    tiles.see(after)
    old = tiles.get(key, there)
    assert old is not None
    assert not old[1]
    assert tone(tiles.paint([key], after, there)[0], 60, 60) == "#0000ff"


@pytest.mark.parametrize("effects", [(), (Stroke(),)])
def test_a_copy_with_effects_follows_its_source(tiles: Tiles, effects: tuple[Stroke, ...]) -> None:
    source = box(x=300)
    place = Transform(x=60, y=60, width=40, height=40)
    copy = LinkedLayer(source=source.id, transform=place, effects=effects)
    group = GroupLayer(layers=(copy,), transform=place, effects=effects)
    before = board_of(source, group)
    keys = keys_of(before)
    tiles.paint(keys, document_of(before), before)
    after = board_of(source.model_copy(update={"fill": SolidFill(color="#0000ff")}), group)
    assert tone(tiles.paint(keys, document_of(after), after)[0], 60, 60) == "#0000ff"


@pytest.mark.parametrize("effects", [(), (DropShadow(),)])
def test_pictures_that_come_back_are_shown(effects: tuple[DropShadow, ...]) -> None:
    blobs: dict[str, bytes] = {}
    images = ImageSource(blobs.__getitem__)
    tiles = Tiles(images)
    place = Transform(x=60, y=60, width=40, height=40)
    picture = ImageLayer(asset=PICTURE, transform=place, effects=effects)
    board = board_of(GroupLayer(layers=(picture,), transform=place, opacity=0.99))
    document, key = document_of(board), keys_of(board)[0]
    missing = tone(tiles.paint([key], document, board)[0], 45, 60)
    assert not images.look_again()
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    blobs[PICTURE] = png_bytes(image)
    assert images.look_again()
    tiles.see(document)
    assert not tiles.stale(key, board).isEmpty()
    shown = tone(tiles.paint([key], document, board)[0], 45, 60)
    assert (shown, shown != missing) == ("#03ff03", True)


def test_the_oldest_go_when_there_is_no_room() -> None:
    tiles = Tiles(ImageSource({}.__getitem__), capacity=2 * SIDE * SIDE * 4)
    board = board_of(box())
    keys = keys_of(board)
    tiles.paint(keys, document_of(board), board)
    assert sum(tiles.get(key, board) is not None for key in keys) == 2


def test_what_nobody_wants_any_more_isnt_kept(tiles: Tiles) -> None:
    board = board_of(box(), box(x=100))
    answers: Iterator[bool] = iter([True, False])
    with pytest.raises(Abandoned):
        tiles.paint(keys_of(board), document_of(board), board, lambda: next(answers))
    assert all(tiles.get(key, board) is None for key in keys_of(board))


places = st.builds(
    Transform, x=st.floats(0, 600), y=st.floats(0, 400), width=st.floats(5, 300), height=st.floats(5, 300),
    rotation=st.sampled_from([0.0, 30.0]),
)  # fmt: skip
boxes = st.builds(
    ShapeLayer, fill=st.builds(SolidFill, color=st.sampled_from(["#ff0000", "#00ff0080", "#0000ff"])),
    transform=places, effects=st.sampled_from([(), (), (DropShadow(x=9, blur=2),)]),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(boxes, min_size=1, max_size=4), st.data())
def test_a_patched_tile_looks_like_a_fresh_one(layers: list[ShapeLayer], data: st.DataObject) -> None:
    images = ImageSource({}.__getitem__)
    patched = Tiles(images)
    before = board_of(*layers)
    keys = keys_of(before, 0.5)
    patched.paint(keys, document_of(before), before)
    number = data.draw(st.integers(0, len(layers) - 1))
    other = layers[number].model_copy(update={"transform": data.draw(places)})
    after = board_of(*layers[:number], other, *layers[number + 1 :])
    stale = [key for key in keys if not patched.stale(key, after).isEmpty()]
    if stale:
        patched.paint(stale, document_of(after), after)
    for key, image in zip(keys, Tiles(images).paint(keys, document_of(after), after), strict=True):
        found = patched.get(key, after)
        assert found is not None
        assert found[1]
        old = np.frombuffer(bytes(found[0].constBits()), np.uint8).astype(int)
        new = np.frombuffer(bytes(image.constBits()), np.uint8).astype(int)
        # Edges of turned shapes are rounded in another order when they are clipped.
        assert np.abs(old - new).max() <= 12

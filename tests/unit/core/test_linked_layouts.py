"""What changes on one size of an ad changes on all of its link, in the same edit, and nothing else does."""

from __future__ import annotations

from typing import Any

from creastudio.core.assets import Asset
from creastudio.core.canvas import GroupLayer, ImageLayer, TextLayer
from creastudio.core.document import Document, walk
from creastudio.core.edits.artboards import update_artboard
from creastudio.core.edits.canvas import set_transform, update_each, update_layers
from creastudio.core.edits.insert_layout import boards_of, insert_layouts, layout_of
from creastudio.core.edits.linked_layouts import (
    linked,
    links_of,
    pin_elements,
    refitted_links,
    replace_picture,
    unlink_boards,
)
from creastudio.core.fills import SolidFill
from creastudio.core.layout_layers import box_of, element_layers, inner_of, is_pinned
from tests.unit.core.layouts import LOGO, PICTURE, ad, element

WIDE = "c" * 64
PICTURES = [
    Asset(sha256=name, media_type="image/png", metadata={"width": width, "height": 300})
    for name, width in ((PICTURE, 600), (LOGO, 300), (WIDE, 1200))
]
SIZES = ((300, 250), (160, 600), (728, 90))
SET = [
    ad(width, height, variant=variant, link=f"l{variant}") for variant in (0, 1) for width, height in SIZES
]
DOCUMENT = insert_layouts(boards_of(SET), PICTURES).apply(Document())


def words(document: Document, name: str = "headline") -> list[str]:
    inside = [inner_of(element(board, name)) for board in document.artboards]
    return [layer.text for layer in inside if isinstance(layer, TextLayer)]


def changed(document: Document, name: str, board: int = 0, **fields: Any) -> Document:
    layer = inner_of(element(document.artboards[board], name))
    return linked(update_layers([layer.id], **fields)).apply(document)


def test_words_change_on_all_sizes_of_the_ad_alone() -> None:
    new = changed(DOCUMENT, "headline", text="Hot soup")
    assert words(new) == ["Hot soup"] * 3 + ["Fresh bread"] * 3
    assert new.artboards[3:] == DOCUMENT.artboards[3:]
    assert all(
        after is before for after, before in zip(new.artboards[3:], DOCUMENT.artboards[3:], strict=True)
    )
    assert words(changed(DOCUMENT, "cta", board=1, text="Order"), "cta") == ["Order"] * 3 + ["Buy now"] * 3


def test_places_and_sizes_belong_to_each() -> None:
    layer = element(DOCUMENT.artboards[0], "headline")
    place = layer.transform.model_copy(update={"x": 1.0})
    moved = linked(set_transform({layer.id: place})).apply(DOCUMENT)
    assert moved.artboards[1:] == DOCUMENT.artboards[1:]
    larger = changed(DOCUMENT, "headline", size=9.0)
    assert larger.artboards[1:] == DOCUMENT.artboards[1:]


def test_colours_change_with_plates() -> None:
    group = element(DOCUMENT.artboards[2], "cta")
    assert isinstance(group, GroupLayer)
    edit = update_layers([group.layers[0].id], fill=SolidFill(color="#00ff00"))
    new = linked(edit).apply(DOCUMENT)
    fills = [element(board, "cta").layers[0].fill.color for board in new.artboards]  # type: ignore[union-attr]
    assert fills == ["#00ff00"] * 3 + ["#ffcc00"] * 3
    red = changed(DOCUMENT, "headline", color="#ff0000")
    assert [inner_of(element(board, "headline")).color for board in red.artboards[:3]] == ["#ff0000"] * 3  # type: ignore[union-attr]


def test_another_picture_fills_every_frame_unstretched() -> None:
    layer = element(DOCUMENT.artboards[0], "picture")
    new = linked(replace_picture([layer.id], WIDE)).apply(DOCUMENT)
    for board in new.artboards[:3]:
        image = inner_of(element(board, "picture"))
        assert isinstance(image, ImageLayer)
        assert image.asset == WIDE
        assert abs(image.transform.width / image.transform.height - 4) < 1e-6
        box = box_of(board, element(board, "picture"))
        assert (round(box.width), round(box.height)) == (board.width, board.height)
    logo = element(DOCUMENT.artboards[0], "logo")
    swapped = linked(replace_picture([logo.id], WIDE)).apply(DOCUMENT)
    small = element(swapped.artboards[1], "logo").transform
    assert (small.width, small.height) == (20, 5)


def test_what_an_edit_changed_on_several_stays_as_it_is() -> None:
    ids = [inner_of(element(board, "headline")).id for board in DOCUMENT.artboards[:2]]
    edit = update_each({ids[0]: {"text": "One"}, ids[1]: {"text": "Two"}})
    assert words(linked(edit).apply(DOCUMENT))[:3] == ["One", "Two", "One"]


def test_an_unlinked_size_is_left_alone_and_leaves_the_others_alone() -> None:
    alone = unlink_boards([DOCUMENT.artboards[1].id]).apply(DOCUMENT)
    assert len(links_of(alone, "l0")) == 2
    assert words(changed(alone, "headline", text="Hot soup"))[:3] == ["Hot soup", "Fresh bread", "Hot soup"]
    assert words(changed(alone, "headline", board=1, text="Hot soup"))[:3] == [
        "Fresh bread",
        "Hot soup",
        "Fresh bread",
    ]


def test_another_size_asks_for_other_places_and_pins_nothing() -> None:
    board = DOCUMENT.artboards[0]
    assert board.layout is not None
    told = board.layout.model_copy(update={"settings": {"size": [board.width, board.height]}})
    known = update_artboard(board.id, layout=told).apply(DOCUMENT)
    larger = update_artboard(board.id, height=400).apply(known)
    assert refitted_links(known, larger) == {"l0"}
    assert refitted_links(known, update_artboard(board.id, x=9.0).apply(known)) == frozenset()
    # Its picture goes beyond the artboard: more of it is seen now, but nobody moved it.
    pictures = [layer for layer in element_layers(larger.artboards[0]) if layer.role == "picture"]
    assert pictures
    assert not any(is_pinned(larger.artboards[0], layer) for layer in pictures)


def test_only_words_and_pictures_ask_for_other_places() -> None:
    assert refitted_links(DOCUMENT, changed(DOCUMENT, "headline", text="Hot soup")) == {"l0"}
    assert refitted_links(DOCUMENT, changed(DOCUMENT, "headline", color="#ff0000")) == frozenset()
    assert refitted_links(DOCUMENT, DOCUMENT) == frozenset()
    fresh = insert_layouts(boards_of([ad(100, 100, link="l0")]), PICTURES).apply(DOCUMENT)
    assert refitted_links(DOCUMENT, fresh) == frozenset()


def test_an_element_is_pinned_and_let_go() -> None:
    board = DOCUMENT.artboards[0]
    layer = element(board, "headline")
    pinned = pin_elements([layer.id]).apply(DOCUMENT)
    assert is_pinned(pinned.artboards[0], element(pinned.artboards[0], "headline"))
    place = layer.transform.model_copy(update={"x": 100.0})
    moved = set_transform({layer.id: place}).apply(DOCUMENT)
    assert is_pinned(moved.artboards[0], element(moved.artboards[0], "headline"))
    free = pin_elements([layer.id], pinned=False).apply(moved)
    assert not is_pinned(free.artboards[0], element(free.artboards[0], "headline"))
    assert element(free.artboards[0], "headline").transform == place
    assert pin_elements([layer.id], pinned=False).apply(DOCUMENT) == DOCUMENT


def test_an_edit_that_changes_nothing_is_none() -> None:
    assert (
        linked(update_layers([element(DOCUMENT.artboards[0], "logo").id], opacity=1.0)).apply(DOCUMENT)
        is DOCUMENT
    )
    assert layout_of(DOCUMENT, DOCUMENT.artboards[0]) == SET[0]
    assert all(layer.id for board in DOCUMENT.artboards for layer in walk(board.layers))

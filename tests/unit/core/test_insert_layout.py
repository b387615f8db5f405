"""Layouts as artboards and back: nothing is lost, what a person moved is told, and all of it is one step."""

from __future__ import annotations

import pytest
from hypothesis import given

from creastudio.api.errors import UserError
from creastudio.api.layout import Box, Element, Layout, TextLook
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, ShapeLayer, TextLayer
from creastudio.core.document import Document, new_document
from creastudio.core.edits.canvas import set_transform, update_layers
from creastudio.core.edits.insert_layout import board_of, boards_of, grid, insert_layouts, layout_of
from creastudio.core.layout_layers import element_layers, is_pinned, layer_name
from tests.unit.core.layouts import LOGO, PICTURE, ad, layouts

PICTURES = [
    Asset(sha256=name, media_type="image/png", metadata={"width": 400, "height": 300})
    for name in (PICTURE, LOGO)
]


def inserted(*found: Layout) -> Document:
    return insert_layouts(boards_of(found), PICTURES).apply(Document())


def layer_called(board: Artboard, element: str) -> str:
    return next(layer.id for layer in element_layers(board) if layer.element == element)


@given(layout=layouts)
def test_there_and_back_is_the_same_layout(layout: Layout) -> None:
    document = inserted(layout)
    assert layout_of(document, document.artboards[0]) == layout


@given(layout=layouts)
def test_a_stored_board_gives_the_same_layout(layout: Layout) -> None:
    document = inserted(layout)
    again = Document.model_validate_json(document.model_dump_json())
    assert layout_of(again, again.artboards[0]) == layout


def test_elements_are_live_layers_called_by_their_role() -> None:
    picture, scrim, headline, cta, logo = inserted(ad(400, 400)).artboards[0].layers
    assert isinstance(picture, ImageLayer)  # it fills the page, which cuts it
    assert picture.transform.width == 800
    assert isinstance(scrim, ShapeLayer)
    assert isinstance(headline, TextLayer)
    assert headline.fit
    assert headline.name == "Headline"
    assert isinstance(cta, GroupLayer)
    assert [type(item) for item in cta.layers] == [ShapeLayer, TextLayer]
    assert isinstance(logo, ImageLayer)
    assert (
        layer_name(Element(id="picture-2", role="picture", box=Box(x=0, y=0, width=1, height=1)))
        == "Picture 2"
    )


def test_a_part_of_a_picture_is_clipped_to_its_frame() -> None:
    half = Element(
        id="picture", role="picture", picture=PICTURE, box=Box(x=10, y=10, width=50, height=40),
        crop=Box(x=0.5, y=0, width=0.5, height=1),
    )  # fmt: skip
    group = inserted(Layout(width=100, height=100, elements=(half,))).artboards[0].layers[0]
    assert isinstance(group, GroupLayer)
    frame, image = group.layers
    assert not frame.clip
    assert image.clip
    assert (image.transform.width, image.transform.height) == (100, 40)
    assert image.transform.x - 50 == 10 - 50


def test_a_grid_has_a_row_a_variant_and_a_column_a_format() -> None:
    found = [
        ad(width, height, variant=variant) for variant in (0, 1) for width, height in ((300, 250), (160, 600))
    ]
    assert grid(found) == [(0, 0), (396, 0), (0, 696), (396, 696)]
    names = [board.name for board in boards_of(found)]
    assert names == ["300 × 250 A", "160 × 600 A", "300 × 250 B", "160 × 600 B"]


def test_many_formats_stand_in_lines_and_none_overlap() -> None:
    sizes = [(300 + 37 * n, 250 + 91 * (n % 4)) for n in range(14)]
    found = [ad(width, height, variant=variant) for variant in (0, 1) for width, height in sizes]
    boards = boards_of(found)
    wide = max(board.x + board.width for board in boards)
    first = max(board.y + board.height for board in boards[:14])
    assert 1 < wide / first < 2.5
    assert min(board.y for board in boards[14:]) > first
    for at, board in enumerate(boards):
        for other in boards[at + 1 :]:
            apart = other.x >= board.x + board.width or board.x >= other.x + other.width
            assert apart or other.y >= board.y + board.height or board.y >= other.y + other.height


def test_they_lie_beside_the_others_or_where_they_are_dropped() -> None:
    before = new_document(artboard=Artboard(name="Mine", width=500, height=400, background="#000000"))
    boards = boards_of([ad(300, 250)])
    assert insert_layouts(boards, PICTURES).apply(before).artboards[1].x == 596
    assert insert_layouts(boards, PICTURES, at=(-900, 7)).apply(before).artboards[1].x == -900
    assert insert_layouts(boards, PICTURES, at=(100, 100)).apply(before).artboards[1].x == 596
    (alone,) = insert_layouts(boards, PICTURES).apply(new_document()).artboards
    assert (alone.x, alone.y, alone.width) == (0, 0, 300)


def test_what_a_person_moved_is_locked_and_lies_there() -> None:
    document = inserted(ad(400, 400))
    layer_id = layer_called(document.artboards[0], "headline")
    found = document.find_layer(layer_id)
    assert found is not None
    place = found[1].transform.model_copy(update={"x": 210.0})
    moved = set_transform({layer_id: place}).apply(document)
    element = layout_of(moved, moved.artboards[0]).element("headline")
    assert element is not None
    assert element.locked
    assert element.box.x == 50
    back = set_transform({layer_id: found[1].transform}).apply(moved)
    assert layout_of(back, back.artboards[0]) == ad(400, 400)


def test_a_button_goes_as_one_and_another_size_locks() -> None:
    document = inserted(ad(400, 400))
    board = document.artboards[0]
    group = next(layer for layer in element_layers(board) if layer.element == "cta")
    place = group.transform.model_copy(update={"y": 100.0})
    moved = set_transform({group.id: place}).apply(document)
    element = layout_of(moved, moved.artboards[0]).element("cta")
    assert element is not None
    assert element.box == Box(x=40, y=75, width=160, height=50)
    assert element.text == "Buy now"
    larger = update_layers([layer_called(board, "headline")], size=70.0).apply(document)
    assert is_pinned(
        larger.artboards[0],
        next(item for item in element_layers(larger.artboards[0]) if item.role == "headline"),
    )


def test_a_hidden_layer_and_what_is_no_element_are_left_out() -> None:
    document = inserted(ad(400, 400))
    hidden = update_layers([layer_called(document.artboards[0], "logo")], visible=False).apply(document)
    board = hidden.artboards[0]
    more = board.model_copy(update={"layers": (*board.layers, TextLayer(text="A note"))})
    assert [item.id for item in layout_of(hidden, more).elements] == ["picture", "scrim", "headline", "cta"]


def test_a_locked_layer_is_a_locked_element() -> None:
    document = inserted(ad(400, 400))
    locked = update_layers([layer_called(document.artboards[0], "logo")], locked=True).apply(document)
    element = layout_of(locked, locked.artboards[0]).element("logo")
    assert element is not None
    assert element.locked


def test_the_first_font_that_is_there_counts_and_all_stay_asked_for() -> None:
    look = TextLook(families=("Acme Sans", "Inter"), size=20)
    words = Element(id="body", role="body", box=Box(x=0, y=0, width=90, height=30), text="Hi", look=look)
    layout = Layout(width=100, height=100, elements=(words,), format="100x100")
    board = board_of(layout, known=lambda name: name == "Inter")
    layer = board.layers[0]
    assert isinstance(layer, TextLayer)
    assert layer.family == "Inter"
    assert layout_of(Document(artboards=(board,)), board) == layout


def test_what_no_layer_can_be_is_told() -> None:
    words = Element(
        id="body",
        role="body",
        box=Box(x=0, y=0, width=90, height=30),
        text="Hi",
        look=TextLook(size=20, leading=1),
    )
    odd = words.model_copy(update={"box": Box.model_construct(x=0.0, y=0.0, width=-1.0, height=3.0)})
    with pytest.raises(UserError, match="can't be shown"):
        board_of(Layout.model_construct(**{**dict(Layout(width=9, height=9)), "elements": (odd,)}))


def test_an_artboard_of_no_layout_is_one_without_a_link() -> None:
    layer = TextLayer(text="Hi", role="headline", element="headline")
    board = Artboard(width=10, height=20, layers=(layer, TextLayer(text="No element")))
    found = layout_of(Document(artboards=(board,)), board)
    assert (found.format, found.link, [item.text for item in found.elements]) == ("10x20", "", ["Hi"])

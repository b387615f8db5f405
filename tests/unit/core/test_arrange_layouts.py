"""New places from a resolver: layers keep what they are, pinned ones where they are; what has no room is hidden."""

from __future__ import annotations

from creastudio.api.layout import Box, Dropped, Element, Fade, Layout
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits.arrange_layouts import arrange_layouts, retake
from creastudio.core.edits.canvas import remove_layers, set_transform, update_layers
from creastudio.core.edits.insert_layout import boards_of, insert_layouts, layout_of
from creastudio.core.edits.linked_layouts import linked
from creastudio.core.effects import DropShadow
from creastudio.core.layout_layers import inner_of, is_pinned
from tests.unit.core.layouts import LOGO, PICTURE, ad, element

PICTURES = [
    Asset(sha256=name, media_type="image/png", metadata={"width": 9, "height": 9}) for name in (PICTURE, LOGO)
]
DOCUMENT = insert_layouts(boards_of([ad(300, 250), ad(160, 600)]), PICTURES).apply(Document())


def shifted(layout: Layout, name: str, down: float = 20.0) -> Layout:
    def move(item: Element) -> Element:
        if item.id != name:
            return item
        box = item.box.model_copy(update={"y": item.box.y + down})
        look = item.look.model_copy(update={"size": item.look.size / 2}) if item.look else None
        return item.model_copy(update={"box": box, "look": look})

    return layout.model_copy(
        update={"elements": tuple(move(item) for item in layout.elements), "scores": {"balance": 1.0}}
    )


def solved(document: Document, *names: str) -> Document:
    layouts = {}
    for board in document.artboards:
        layout = layout_of(document, board)
        for name in names:
            layout = shifted(layout, name)
        layouts[board.id] = layout
    return arrange_layouts(layouts).apply(document)


def test_elements_go_to_their_places_and_stay_themselves() -> None:
    layer = element(DOCUMENT.artboards[0], "headline")
    styled = update_layers([layer.id], effects=(DropShadow(),), name="Mine").apply(DOCUMENT)
    new = solved(styled, "headline", "cta", "picture")
    moved = element(new.artboards[0], "headline")
    assert (moved.id, moved.name, moved.effects) == (layer.id, "Mine", (DropShadow(),))
    assert moved.transform.y == layer.transform.y + 20
    assert moved.size == layer.size / 2  # type: ignore[union-attr]
    assert not is_pinned(new.artboards[0], moved)
    told = new.artboards[0].layout
    assert told is not None
    assert told.scores == {"balance": 1.0}
    assert solved(new) == new


def test_pinned_ones_stay_where_a_person_put_them() -> None:
    layer = element(DOCUMENT.artboards[0], "headline")
    place = layer.transform.model_copy(update={"x": 100.0})
    moved = set_transform({layer.id: place}).apply(DOCUMENT)
    new = solved(moved, "headline")
    assert element(new.artboards[0], "headline").transform == place
    assert is_pinned(new.artboards[0], element(new.artboards[0], "headline"))
    assert (
        element(new.artboards[1], "headline").transform.y
        == element(DOCUMENT.artboards[1], "headline").transform.y + 20
    )


def test_words_that_changed_meanwhile_stay() -> None:
    board = DOCUMENT.artboards[0]
    layout = shifted(layout_of(DOCUMENT, board), "headline")
    newer = update_layers([element(board, "headline").id], text="Newer").apply(DOCUMENT)
    new = arrange_layouts({board.id: layout, "0" * 32: layout}).apply(newer)
    assert element(new.artboards[0], "headline").text == "Newer"  # type: ignore[union-attr]


def test_what_has_no_room_is_hidden_and_comes_back() -> None:
    board = DOCUMENT.artboards[0]
    layout = layout_of(DOCUMENT, board)
    gone = Dropped(id="cta", role="cta", reason="There is no room.")
    without = layout.model_copy(
        update={"elements": tuple(item for item in layout.elements if item.id != "cta"), "dropped": (gone,)}
    )
    hidden = arrange_layouts({board.id: without}).apply(DOCUMENT)
    assert not element(hidden.artboards[0], "cta").visible
    assert layout_of(hidden, hidden.artboards[0]).dropped == (gone,)
    back = arrange_layouts({board.id: layout}).apply(hidden)
    assert back == DOCUMENT


def test_what_never_had_room_comes_over_what_lies_below_it() -> None:
    gone = Dropped(id="cta", role="cta", reason="There is no room.")
    whole = ad(320, 50)
    start = whole.model_copy(
        update={"elements": tuple(item for item in whole.elements if item.id != "cta"), "dropped": (gone,)}
    )
    document = insert_layouts(boards_of([start]), PICTURES).apply(Document())
    new = arrange_layouts({document.artboards[0].id: whole}).apply(document)
    assert [layer.element for layer in new.artboards[0].layers] == [
        "picture",
        "scrim",
        "headline",
        "cta",
        "logo",
    ]
    assert layout_of(new, new.artboards[0]) == whole


def test_what_a_person_took_away_does_not_come_back() -> None:
    board = DOCUMENT.artboards[0]
    without = remove_layers([element(board, "logo").id]).apply(DOCUMENT)
    new = arrange_layouts({board.id: layout_of(DOCUMENT, board)}).apply(without)
    assert [layer.element for layer in new.artboards[0].layers] == ["picture", "scrim", "headline", "cta"]


def test_a_frame_where_there_was_none_keeps_the_layer() -> None:
    board = DOCUMENT.artboards[0]
    layer = element(board, "picture")
    layout = layout_of(DOCUMENT, board)
    half = tuple(
        item.model_copy(update={"box": Box(x=0, y=0, width=150, height=250)})
        if item.id == "picture"
        else item
        for item in layout.elements
    )
    new = arrange_layouts({board.id: layout.model_copy(update={"elements": half})}).apply(DOCUMENT)
    framed = new.artboards[0].layers[0]
    assert (framed.id, framed.type, inner_of(framed).type) == (layer.id, "group", "image")


def test_a_take_keeps_words_link_and_place_of_the_artboard() -> None:
    board = DOCUMENT.artboards[0]
    newer = update_layers([element(board, "headline").id], text="Newer").apply(DOCUMENT)
    other = shifted(ad(300, 250, variant=1, link="l1"), "headline")
    new = retake({board.id: (other, "d" * 64)}).apply(newer)
    after = new.artboards[0]
    told = after.layout
    assert told is not None
    assert (after.id, after.x, told.link, told.variant, told.asset) == (board.id, board.x, "l0", 1, "d" * 64)
    assert element(after, "headline").text == "Newer"  # type: ignore[union-attr]
    assert new.artboards[1] == DOCUMENT.artboards[1]
    assert after.name == board.name
    lettered = DOCUMENT.model_copy(update={"artboards": (board.model_copy(update={"name": "Story A"}),)})
    assert retake({board.id: (other, "d" * 64)}).apply(lettered).artboards[0].name == "Story B"


def test_what_it_changes_on_one_size_is_carried_to_no_other() -> None:
    def red(item: Element) -> Element:
        return (
            item
            if item.look is None
            else item.model_copy(update={"look": item.look.model_copy(update={"color": "#ff0000"})})
        )

    board, other = DOCUMENT.artboards
    layout = layout_of(DOCUMENT, board)
    edit = arrange_layouts(
        {board.id: layout.model_copy(update={"elements": tuple(map(red, layout.elements))})}
    )
    new = linked(edit).apply(DOCUMENT)
    assert element(new.artboards[0], "headline").color == "#ff0000"  # type: ignore[union-attr]
    assert new.artboards[1] is other


SCRIM = Element(
    id="plate", role="underlay", box=Box(x=0, y=0, width=100, height=50),
    fill=Fade(start="#000000aa", end="#00000000", angle=90),
)  # fmt: skip


def with_scrim(document: Document, *, there: bool) -> Document:
    """Arrange the first artboard as a resolver does that needs a scrim over the picture, or doesn't."""
    board = document.artboards[0]
    layout = layout_of(document, board)
    elements = [item for item in layout.elements if item.id != "plate"]
    if there:
        elements.insert(1, SCRIM)
    layout = layout.model_copy(update={"elements": tuple(elements)})
    return arrange_layouts({board.id: layout}).apply(document)


def test_a_scrim_comes_where_it_is_needed_and_goes_again() -> None:
    new = with_scrim(DOCUMENT, there=True)
    names = [layer.element for layer in new.artboards[0].layers]
    assert names.index("plate") == 1
    assert len(names) == len(DOCUMENT.artboards[0].layers) + 1
    assert not is_pinned(new.artboards[0], element(new.artboards[0], "plate"))
    assert with_scrim(new, there=True) == new
    gone = with_scrim(new, there=False)
    assert gone.artboards[0].layers == DOCUMENT.artboards[0].layers
    assert "plate" in [layer.element for layer in with_scrim(gone, there=True).artboards[0].layers]


def test_a_scrim_that_a_person_moved_or_took_away_is_theirs() -> None:
    new = with_scrim(DOCUMENT, there=True)
    layer = element(new.artboards[0], "plate")
    moved = set_transform({layer.id: layer.transform.model_copy(update={"y": 99.0})}).apply(new)
    assert element(with_scrim(moved, there=False).artboards[0], "plate").transform.y == 99.0
    away = remove_layers([layer.id]).apply(new)
    assert with_scrim(away, there=True).artboards[0].layers == away.artboards[0].layers

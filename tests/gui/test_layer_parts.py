"""Artboards and layers that are seen on the canvas are parts of it for a screen reader."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, TextLayer, Transform
from creastudio.core.edits.artboards import add_artboard
from creastudio.core.edits.canvas import add_layer
from creastudio.shell.accessible.view import View, view_of
from tests.gui.conftest import StudioRobot

Name = QAccessible.Text.Name


def seen(view: QWidget) -> View:
    found = view_of(view)
    assert found is not None
    return found


def names(studio: StudioRobot) -> list[str]:
    canvas = studio.window.canvas
    found = seen(canvas)
    return [found.child(place).text(Name) for place in range(len(found.seen()))]


def add(studio: StudioRobot, *layers: TextLayer | GroupLayer | ImageLayer) -> None:
    board = studio.session.artboard
    assert board is not None
    for layer in layers:
        assert studio.session.apply(add_layer(board.id, layer))


def text(name: str, x: float, y: float, **more: object) -> TextLayer:
    place = Transform(x=x, y=y, width=100, height=50)
    return TextLayer.model_validate({"name": name, "text": "Hello", "transform": place, **more})


def test_layers_are_read_from_the_topmost_down_after_their_artboard(studio: StudioRobot) -> None:
    inside = text("Inside", 10, 10)
    group = GroupLayer(name="Both", layers=(inside,), transform=Transform(width=200, height=200))
    add(studio, text("Low", 20, 30), text("Gone", 0, 0, visible=False), group, text("", 5, 6, locked=True))
    board = studio.session.artboard
    assert board is not None
    assert names(studio) == [
        f"{board.name}, {board.width} × {board.height} px.", "Text at 5, 6, locked", "Both at 0, 0, Group",
        "Inside at 10, 10, Text", "Low at 20, 30, Text",
    ]  # fmt: skip


def test_a_layer_is_where_it_is_painted(studio: StudioRobot) -> None:
    add(studio, text("Headline", 200, 100))
    canvas, found = studio.window.canvas, seen(studio.window.canvas)
    part = found.child(1)
    board = studio.session.artboard
    assert board is not None
    scale = canvas.viewport_shown.scale
    assert abs(part.rect().width() - 100 * scale) <= 2
    middle = part.rect().center()
    assert found.childAt(middle.x(), middle.y()) is part
    edge = found.child(0).rect().bottomRight()
    assert found.childAt(edge.x() - 3, edge.y() - 3) is found.child(0)


def test_what_is_out_of_sight_is_no_part_and_controls_on_the_canvas_come_last(studio: StudioRobot) -> None:
    far = Artboard(name="Far", x=9_000)
    assert studio.session.apply(add_artboard(far))
    studio.window.canvas.zoom_fit()
    assert any(name.startswith("Far") for name in names(studio))
    board = studio.session.document.artboards[0]
    studio.session.show_artboard(board.id)
    assert not any(name.startswith("Far") for name in names(studio))
    found = seen(studio.window.canvas)
    inside = [found.child(place).object() for place in range(len(found.seen()), found.childCount())]
    assert studio.window.canvas.strip in inside


def test_a_screen_reader_chooses_layers(studio: StudioRobot) -> None:
    layers = [text("One", 10, 10), text("Two", 100, 200)]
    add(studio, *layers)
    found = seen(studio.window.canvas)
    found.child(1).actionInterface().doAction("Press")
    assert studio.session.selected_layers == (layers[1].id,)
    assert studio.window.canvas.hasFocus()
    assert found.focusChild() is found.child(1)
    chosen = found.selectionInterface()
    other = found.child(2)
    assert other is not None
    assert chosen.select(other)
    assert [item.text(Name) for item in chosen.selectedItems()] == [
        "Two at 100, 200, Text",
        "One at 10, 10, Text",
    ]
    found.child(0).actionInterface().doAction("Press")
    assert studio.session.selected_layers == ()

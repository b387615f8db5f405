"""Brush and eraser on masks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from creastudio.core.canvas import ShapeLayer
from creastudio.shell.canvas.tools.brush import BrushTool
from creastudio.shell.panels.fields.property_fields import Number
from tests.gui.canvas_hand import at, color, press
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import drag
from tests.gui.selecting import red_square


@pytest.fixture
def layer(studio: StudioRobot, monkeypatch: pytest.MonkeyPatch) -> ShapeLayer:
    """A red square of 600 px on a white artboard, selected."""
    monkeypatch.setattr(BrushTool, "size", 100.0)
    return red_square(studio)


def test_the_eraser_hides_and_the_brush_brings_back(studio: StudioRobot, layer: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_E)
    drag(studio.qtbot, studio.window.canvas, at(studio, 300, 500), at(studio, 700, 500))
    assert color(studio, 500, 500) == "#ffffff"
    assert color(studio, 500, 350) == "#ff0000"
    press(studio, Qt.Key.Key_X)
    assert studio.window.canvas.toolbox.chosen == "brush"
    drag(studio.qtbot, studio.window.canvas, at(studio, 500, 480), at(studio, 500, 520))
    assert color(studio, 500, 500) == "#ff0000"
    assert color(studio, 350, 500) == "#ffffff"
    labels = [entry.label for entry in studio.session.workspace.history.entries()]
    assert labels[-2:] == ["Paint on mask"] * 2
    studio.session.workspace.undo()
    studio.session.workspace.undo()
    assert studio.session.document.artboards[0].layers[0].mask is None
    assert color(studio, 500, 500) == "#ff0000"


def test_a_stroke_stores_only_the_tiles_it_touches(studio: StudioRobot, layer: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_E)
    drag(studio.qtbot, studio.window.canvas, at(studio, 260, 260), at(studio, 300, 260))
    mask = studio.session.document.artboards[0].layers[0].mask
    assert mask is not None
    assert (mask.width, mask.height) == (600, 600)
    assert [(tile.column, tile.row) for tile in mask.tiles] == [(0, 0)]


def test_brackets_change_the_size(studio: StudioRobot, layer: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_E)
    press(studio, Qt.Key.Key_BracketRight)
    assert BrushTool.size == pytest.approx(120)
    press(studio, Qt.Key.Key_BracketLeft)
    assert BrushTool.size == pytest.approx(100)


def test_without_a_layer_it_says_what_to_do(studio: StudioRobot, layer: ShapeLayer) -> None:
    studio.session.select()
    press(studio, Qt.Key.Key_B)
    drag(studio.qtbot, studio.window.canvas, at(studio, 300, 500), at(studio, 700, 500))
    assert "Select one layer" in studio.studio.notifier.notices[-1].message
    assert studio.session.document.artboards[0].layers[0].mask is None


def test_a_stroke_on_a_turned_layer_lies_under_the_mouse(studio: StudioRobot, layer: ShapeLayer) -> None:
    turned = layer.transform.model_copy(update={"rotation": 45, "skew": 10})
    from creastudio.core.edits import set_transform

    studio.session.apply(set_transform({layer.id: turned}))
    press(studio, Qt.Key.Key_E)
    drag(studio.qtbot, studio.window.canvas, at(studio, 450, 450), at(studio, 500, 450))
    assert color(studio, 475, 450) == "#ffffff"
    assert color(studio, 475, 560) == "#ff0000"


def number(studio: StudioRobot, title: str) -> Number:
    fields = studio.window.canvas.options.findChildren(Number)
    return next(field for field in fields if field.accessibleName() == title and field.isVisible())


def test_the_bar_over_the_canvas_shows_the_brush_and_follows_its_keys(
    studio: StudioRobot, layer: ShapeLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BrushTool, "hardness", 0.5)
    bar = studio.window.canvas.options
    assert bar.isHidden()
    press(studio, Qt.Key.Key_E)
    assert bar.isVisible()
    assert number(studio, "Size").value() == 100
    press(studio, Qt.Key.Key_BracketRight)
    assert number(studio, "Size").value() == 120
    studio.qtbot.keyClick(studio.window.canvas, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ShiftModifier)
    assert number(studio, "Hardness").value() == 60
    press(studio, Qt.Key.Key_V)
    assert bar.isHidden()


def test_a_number_that_is_typed_sets_the_brush_and_gives_the_keys_back(
    studio: StudioRobot, layer: ShapeLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BrushTool, "opacity", 1.0)
    press(studio, Qt.Key.Key_E)
    field = number(studio, "Opacity")
    field.setFocus()
    field.selectAll()
    studio.qtbot.keyClicks(field, "50")
    studio.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert BrushTool.opacity == 0.5
    assert studio.window.canvas.hasFocus()
    drag(studio.qtbot, studio.window.canvas, at(studio, 300, 500), at(studio, 700, 500))
    assert color(studio, 500, 500) == "#ff7f7f"


def test_the_bar_takes_as_many_lines_as_it_needs(studio: StudioRobot, layer: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_B)
    bar = studio.window.canvas.options
    bar.place(50, 8, 1500)
    one_line = bar.height()
    bar.place(50, 8, 400)
    assert bar.x() + bar.width() <= 400
    assert bar.height() > one_line


def test_what_the_mask_hides_is_shown_in_red(
    studio: StudioRobot, layer: ShapeLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BrushTool, "overlay", False)
    canvas = studio.window.canvas
    press(studio, Qt.Key.Key_E)
    drag(studio.qtbot, canvas, at(studio, 300, 500), at(studio, 700, 500))
    hidden, shown = at(studio, 500, 500).toPoint(), at(studio, 500, 300).toPoint()

    def is_white() -> bool:
        return canvas.grab().toImage().pixelColor(hidden).name() == "#ffffff"

    studio.wait(is_white)
    press(studio, Qt.Key.Key_Backslash)

    def is_red() -> bool:
        seen = canvas.grab().toImage().pixelColor(hidden)
        return seen.red() > 240 and seen.green() < 200

    studio.wait(is_red)
    assert canvas.grab().toImage().pixelColor(shown).name() == "#ff0000"
    press(studio, Qt.Key.Key_Backslash)
    assert is_white()


def test_the_brush_is_remembered_for_the_next_time(
    studio: StudioRobot, layer: ShapeLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BrushTool, "hardness", 0.5)
    press(studio, Qt.Key.Key_E)
    number(studio, "Hardness").setValue(30)
    number(studio, "Size").setValue(240)
    press(studio, Qt.Key.Key_V)
    assert studio.session.settings.brush["hardness"] == 0.3
    for name, value in (("size", 60.0), ("hardness", 0.7)):
        monkeypatch.setattr(BrushTool, name, value)
    press(studio, Qt.Key.Key_B)
    assert (number(studio, "Size").value(), number(studio, "Hardness").value()) == (240, 30)

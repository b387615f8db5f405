"""Stops of a gradient in the properties."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor

from creastudio.core import edits
from creastudio.core.canvas import ShapeLayer, Transform
from creastudio.core.fills import GradientFill, GradientStop
from creastudio.shell.panels.fields.gradient_bar import GradientBar
from creastudio.shell.panels.properties.layer_properties import LayerProperties
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import click, drag

Key = Qt.Key
RED_TO_BLUE = (GradientStop(color="#ff0000"), GradientStop(offset=1, color="#0000ff"))


def shapes(studio: StudioRobot, *fills: GradientFill) -> LayerProperties:
    layers = [ShapeLayer(transform=Transform(x=100, y=100, width=80, height=60), fill=fill) for fill in fills]
    for layer in layers:
        studio.session.apply(edits.add_layer(studio.session.artboard_id, layer))
    studio.session.select([layer.id for layer in layers])
    studio.window.show_panel("properties")
    found = studio.window.findChild(LayerProperties)
    assert isinstance(found, LayerProperties)
    return found


@pytest.fixture
def bar(studio: StudioRobot) -> GradientBar:
    return shapes(studio, GradientFill(stops=RED_TO_BLUE)).shape.bar


def offsets(studio: StudioRobot) -> list[float]:
    layer = studio.session.document.artboards[0].layers[-1]
    assert isinstance(layer, ShapeLayer)
    assert isinstance(layer.fill, GradientFill)
    return [round(stop.offset, 1) for stop in layer.fill.stops]


def test_the_mouse_adds_drags_and_removes_a_stop_in_one_step_each(
    studio: StudioRobot, bar: GradientBar
) -> None:
    click(studio.qtbot, bar, bar.place_of(0.5))
    assert offsets(studio) == [0, 0.5, 1]
    # The mouse stands on whole px, so it may be a hair off the middle.
    color = QColor(bar.stops[bar.chosen].color)
    assert (color.red(), color.green(), color.blue()) == pytest.approx((128, 0, 128), abs=4)
    drag(studio.qtbot, bar, bar.place_of(bar.stops[1].offset), bar.place_of(0.8))
    assert offsets(studio) == [0, 0.8, 1]
    drag(studio.qtbot, bar, bar.place_of(bar.stops[1].offset), bar.place_of(0.4) + QPointF(0, 200))
    assert offsets(studio) == [0, 1]
    for expected in ([0, 0.8, 1], [0, 0.5, 1], [0, 1]):
        studio.do("edit.undo")
        assert offsets(studio) == expected


def test_a_drag_past_another_stop_and_escape(studio: StudioRobot, bar: GradientBar) -> None:
    drag(studio.qtbot, bar, bar.place_of(0), bar.place_of(0.3), release=False)
    studio.qtbot.keyClick(bar, Key.Key_Escape)
    assert offsets(studio) == [0, 1]
    click(studio.qtbot, bar, bar.place_of(0.5))
    drag(studio.qtbot, bar, bar.place_of(0), bar.place_of(0.8))
    assert offsets(studio) == [0.5, 0.8, 1]
    assert bar.stops[bar.chosen].color == "#ff0000"


def test_keys_choose_move_add_and_remove_stops(studio: StudioRobot, bar: GradientBar) -> None:
    for key, expected in (
        (Key.Key_Insert, [0, 0.5, 1]), (Key.Key_Up, [0, 0.5, 1]), (Key.Key_Down, [0, 0.5, 1]),
        (Key.Key_Delete, [0, 1]), (Key.Key_Delete, [0, 1]),
    ):  # fmt: skip
        studio.qtbot.keyClick(bar, key)
        assert offsets(studio) == expected
    studio.qtbot.keyClick(bar, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert offsets(studio) == [0.1, 1]


def test_the_chosen_stop_is_coloured_and_placed_by_number(studio: StudioRobot, bar: GradientBar) -> None:
    form = studio.window.findChild(LayerProperties)
    assert isinstance(form, LayerProperties)
    studio.qtbot.keyClick(bar, Key.Key_Up)
    assert form.shape.stop_color.code.text() == "#0000ff"
    studio.qtbot.keyClick(bar, Key.Key_Return)
    popup = form.shape.stop_color.popup
    assert popup is not None
    popup.hide()
    form.shape.stop_color._take("#00ff00")
    form.shape.stop_place.setValue(60)
    assert offsets(studio) == [0, 0.6]
    assert bar.stops[1].color == "#00ff00"


def test_gradients_that_differ_keep_their_stops(studio: StudioRobot) -> None:
    green = (GradientStop(color="#00ff00"), GradientStop(offset=0.4), GradientStop(offset=1))
    form = shapes(studio, GradientFill(stops=RED_TO_BLUE), GradientFill(stops=green))
    assert form.shape.bar.isHidden()
    assert not form.shape.last.isHidden()

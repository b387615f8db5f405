"""Tools of the canvas, by mouse and key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from creastudio.core.canvas import ShapeLayer, TextLayer
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import drag


def at(studio: StudioRobot, x: float, y: float) -> QPointF:
    """Return the view point over artboard px."""
    board = studio.session.document.artboards[0]
    return studio.window.canvas.viewport_shown.to_view(QPointF(board.x + x, board.y + y))


@pytest.fixture(autouse=True)
def large(studio: StudioRobot) -> None:
    studio.new(1000, 1000)


def press(studio: StudioRobot, key: Qt.Key) -> None:
    studio.window.canvas.setFocus()
    studio.qtbot.keyClick(studio.window.canvas, key)


@pytest.mark.parametrize(
    ("key", "shape"),
    [
        (Qt.Key.Key_R, "rectangle"),
        (Qt.Key.Key_O, "ellipse"),
        (Qt.Key.Key_P, "polygon"),
        (Qt.Key.Key_Y, "star"),
    ],
)
def test_a_shape_is_drawn_and_selected(studio: StudioRobot, key: Qt.Key, shape: str) -> None:
    press(studio, key)
    canvas = studio.window.canvas
    assert canvas.strip.buttons[shape].isChecked()
    drag(studio.qtbot, canvas, at(studio, 100, 200), at(studio, 400, 500))
    (layer,) = studio.session.document.artboards[0].layers
    assert isinstance(layer, ShapeLayer)
    assert layer.shape == shape
    assert layer.transform.width == pytest.approx(300, abs=4)
    assert (layer.transform.x, layer.transform.y) == pytest.approx((250, 350), abs=4)
    assert studio.session.selected_layers == (layer.id,)
    assert canvas.toolbox.chosen == "select"
    studio.session.workspace.undo()
    assert studio.session.document.artboards[0].layers == ()


def test_shift_draws_a_square(studio: StudioRobot) -> None:
    press(studio, Qt.Key.Key_R)
    shift = Qt.KeyboardModifier.ShiftModifier
    drag(studio.qtbot, studio.window.canvas, at(studio, 100, 100), at(studio, 400, 250), modifiers=shift)
    place = studio.session.document.artboards[0].layers[0].transform
    assert place.width == place.height == pytest.approx(300, abs=4)


def test_escape_gives_up_and_leads_back(studio: StudioRobot) -> None:
    press(studio, Qt.Key.Key_R)
    press(studio, Qt.Key.Key_Escape)
    assert studio.window.canvas.toolbox.chosen == "select"
    assert studio.session.document.artboards[0].layers == ()


def test_a_text_box_is_as_wide_as_drawn(studio: StudioRobot) -> None:
    press(studio, Qt.Key.Key_T)
    drag(studio.qtbot, studio.window.canvas, at(studio, 100, 100), at(studio, 700, 300))
    (layer,) = studio.session.document.artboards[0].layers
    assert isinstance(layer, TextLayer)
    assert layer.wrap
    assert layer.transform.width == pytest.approx(600, abs=4)

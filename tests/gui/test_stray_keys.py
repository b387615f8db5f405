"""Keys of tools and of playing, pressed while a panel has the keyboard."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from creastudio.core.canvas import ShapeLayer, Transform
from creastudio.core.edits.canvas import add_layer
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.panels.layers.panel import LayersPanel
from creastudio.shell.panels.properties.panel import PropertiesPanel
from tests.gui.conftest import StudioRobot
from tests.gui.timeline_robot import TimelineRobot

Key = Qt.Key
T = TypeVar("T", bound=QWidget)


@pytest.fixture
def robot(studio: StudioRobot) -> StudioRobot:
    """A selected shape, called Box, with Layers and Properties open."""
    shape = ShapeLayer(name="Box", shape="rectangle", transform=Transform(x=60, y=60, width=50, height=50))
    board = studio.session.artboard
    assert board is not None
    studio.session.apply(add_layer(board.id, shape))
    studio.session.select([shape.id])
    for name in ("layers", "properties"):
        studio.window.show_panel(name)
    return studio


def press(robot: StudioRobot, widget: QWidget, key: Qt.Key) -> None:
    widget.setFocus()
    robot.wait(widget.hasFocus)
    robot.qtbot.keyClick(widget, key)


def tree(robot: StudioRobot) -> QWidget:
    panel = robot.window.panel("layers")
    assert isinstance(panel, LayersPanel)
    return panel.tree


def combo(robot: StudioRobot) -> QComboBox:
    panel = robot.window.panel("properties")
    assert isinstance(panel, PropertiesPanel)
    robot.wait(lambda: bool(shown(panel, QComboBox)))
    return shown(panel, QComboBox)[0]


def shown(panel: QWidget, kind: type[T]) -> list[T]:
    return [child for child in panel.findChildren(kind) if child.isVisible()]


def test_letters_choose_tools_from_the_layers(robot: StudioRobot) -> None:
    for key, tool in ((Key.Key_R, "rectangle"), (Key.Key_B, "brush"), (Key.Key_V, "select")):
        press(robot, tree(robot), key)
        assert robot.window.canvas.toolbox.chosen == tool


def test_letters_choose_tools_from_a_list_of_the_properties_and_leave_its_choice(robot: StudioRobot) -> None:
    box = combo(robot)
    before = box.currentText()
    press(robot, box, Key.Key_M)
    press(robot, box, Key.Key_S)
    assert box.currentText() == before
    assert robot.window.canvas.toolbox.chosen == "marquee"


def test_letters_in_a_field_are_written_there(robot: StudioRobot) -> None:
    field = shown(robot.window.panel("properties"), QLineEdit)[0]
    press(robot, field, Key.Key_R)
    assert robot.window.canvas.toolbox.chosen == "select"


def test_space_pans_while_it_is_held_and_the_layers_have_the_keyboard(robot: StudioRobot) -> None:
    layers, keyboard = tree(robot), robot.window.canvas.keyboard
    layers.setFocus()
    robot.qtbot.keyPress(layers, Key.Key_Space)
    assert keyboard.space
    robot.qtbot.keyRelease(layers, Key.Key_Space)
    assert not keyboard.space
    robot.qtbot.keyPress(layers, Key.Key_Space)
    robot.window.panel("properties").setFocus()
    combo(robot).setFocus()
    assert not keyboard.space


def test_the_timeline_gets_the_keys_when_it_was_used_last(robot: StudioRobot) -> None:
    timeline = TimelineRobot(robot)
    words = Clip(kind="text", text="One", start=0, duration=60 * SECOND)
    timeline.set_sequence(Sequence(name="Film", tracks=(Track(name="T1", kind="text", clips=(words,)),)))
    player = robot.window.timeline.player
    robot.window.canvas.setFocus()
    press(robot, tree(robot), Key.Key_L)
    assert robot.window.canvas.toolbox.chosen == "line"
    assert not player.playing
    robot.window.timeline.setFocus()
    press(robot, tree(robot), Key.Key_L)
    assert player.playing
    press(robot, tree(robot), Key.Key_Space)
    assert not player.playing
    robot.window.canvas.setFocus()
    press(robot, tree(robot), Key.Key_J)
    assert player.playing
    press(robot, tree(robot), Key.Key_K)
    assert not player.playing

"""Screen readers are told what is chosen in painted views and where it is, and what happens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible

from creastudio.core.canvas import TextLayer, Transform
from creastudio.core.edits.canvas import add_layer
from creastudio.shell.widgets.color_square import ColorBar, ColorSquare
from creastudio.shell.widgets.swatches import Swatches
from creastudio.shell.window import spoken
from tests.gui.conftest import StudioRobot
from tests.gui.timeline_robot import TimelineRobot


def told(view: QObject) -> str:
    return view.accessibleDescription()  # pyright: ignore[reportAttributeAccessIssue]


def test_the_canvas_tells_which_layers_are_chosen_and_where(studio: StudioRobot, said: list[str]) -> None:
    canvas, session = studio.window.canvas, studio.session
    assert "Nothing is selected." in told(canvas)
    board = session.artboard
    assert board is not None
    layer = TextLayer(name="Headline", text="Hello", transform=Transform(x=20, y=30))
    session.apply(add_layer(board.id, layer))
    canvas.setFocus()
    session.select((layer.id,))
    studio.wait(lambda: "Selected: Headline at 20, 30." in told(canvas))
    # By arrows, and heard while the canvas has the keyboard; its keys are not said again.
    studio.qtbot.keyPress(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    studio.qtbot.keyRelease(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    studio.wait(lambda: "Headline at 30, 30" in told(canvas))
    assert "Arrows move" in told(canvas)
    assert said[-1] == "Headline at 30, 30, Text"


def test_many_are_counted(studio: StudioRobot) -> None:
    session = studio.session
    board = session.artboard
    assert board is not None
    layers = [TextLayer(name=f"Line {number}", text="Hello") for number in range(7)]
    for layer in layers:
        session.apply(add_layer(board.id, layer))
    session.select(tuple(layer.id for layer in layers))
    assert "; 2 more." in spoken.told_of_layers(session)


def test_the_timeline_tells_which_clips_are_chosen_and_when(studio: StudioRobot, said: list[str]) -> None:
    assert told(studio.window.timeline) == "Sequence 1. Nothing is selected."
    robot = TimelineRobot(studio)
    robot.fill()
    robot.view.setFocus()
    robot.key(Qt.Key.Key_D)
    studio.wait(lambda: "00:00:00:00 to 00:00:03:00" in told(robot.view))
    robot.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    studio.wait(lambda: "00:00:00:01 to 00:00:03:01" in told(robot.view))
    assert "00:00:00:01" in said[-1]


def test_notices_are_announced(studio: StudioRobot, said: list[str]) -> None:
    studio.session.notify("Something went wrong.", "Do this.", level="error")
    assert said[-1] == "Something went wrong. Do this."


def test_nothing_is_said_where_nobody_listens(studio: StudioRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    monkeypatch.setattr(QAccessible, "updateAccessibility", heard.append)
    spoken.announce(studio.window, "Hello")
    assert heard == []


def test_colours_that_are_chosen_by_keys_are_heard(studio: StudioRobot, said: list[str]) -> None:
    square, hues, swatches = ColorSquare("Colour"), ColorBar("Hue", "hue"), Swatches("Palette")
    swatches.fill(("#ff0000", "#00ff00"))
    for view in (square, hues, swatches):
        studio.qtbot.addWidget(view)
    square.show()
    studio.qtbot.keyPress(square, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert said[-1] == "Saturation 10 %, Brightness 100 %"
    studio.qtbot.keyPress(hues, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert said[-1] == "36°"
    studio.qtbot.keyPress(swatches, Qt.Key.Key_Right)
    assert said[-1] == "#00ff00"

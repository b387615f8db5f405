"""Selecting px by mouse and keys, and what is done with them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor

from creastudio.core.canvas import ShapeLayer, Transform
from creastudio.core.edits import add_layer
from creastudio.core.fills import SolidFill
from creastudio.render.coverage import Coverage
from creastudio.render.coverage_tiles import coverage_of
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import render_artboard
from creastudio.shell.selecting import selecting_of
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import click, drag

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def red(studio: StudioRobot) -> ShapeLayer:
    """A red square of 600 px on a white artboard of 1000 px, selected."""
    studio.new(1000, 1000)
    square = ShapeLayer(
        fill=SolidFill(color="#ff0000"), transform=Transform(x=500, y=500, width=600, height=600)
    )
    studio.session.apply(add_layer(studio.session.artboard_id, square))
    studio.session.select([square.id])
    studio.window.canvas.setFocus()
    return square


def at(studio: StudioRobot, x: float, y: float) -> QPointF:
    return studio.window.canvas.viewport_shown.to_view(QPointF(x, y))


def press(
    studio: StudioRobot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    studio.qtbot.keyClick(studio.window.canvas, key, modifiers)


def settle(studio: StudioRobot) -> None:
    studio.wait(lambda: not selecting_of(studio.session).busy)


def draw(
    studio: StudioRobot,
    x: float,
    y: float,
    x2: float,
    y2: float,
    modifiers: Qt.KeyboardModifier | None = None,
) -> None:
    """Drag from one artboard px to another and wait until what came of it is there."""
    held = Qt.KeyboardModifier.NoModifier if modifiers is None else modifiers
    drag(studio.qtbot, studio.window.canvas, at(studio, x, y), at(studio, x2, y2), held)
    settle(studio)


def covered(studio: StudioRobot) -> Coverage:
    board = studio.session.artboard
    assert board is not None
    return coverage_of(board.selection, ImageSource(studio.session.workspace.read_blob))


def box(studio: StudioRobot) -> tuple[int, int, int, int]:
    rect = covered(studio).rect
    return rect.left(), rect.top(), rect.width(), rect.height()


def color(studio: StudioRobot, x: int, y: int) -> str:
    document = studio.session.document
    images = ImageSource(studio.session.workspace.read_blob)
    return QColor(render_artboard(document, document.artboards[0].id, images).pixelColor(x, y)).name()


def test_a_marquee_is_drawn_undone_and_let_go(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 300)
    left, top, width, height = box(studio)
    assert abs(left - 100) <= 2
    assert abs(top - 100) <= 2
    assert abs(width - 300) <= 2
    assert abs(height - 200) <= 2
    assert studio.session.workspace.history.undo_label == "Select pixels"
    studio.do("edit.undo")
    assert covered(studio).empty
    studio.session.workspace.redo()
    assert not covered(studio).empty
    click(studio.qtbot, studio.window.canvas, at(studio, 800, 800))
    assert covered(studio).empty


def test_shift_adds_alt_takes_away_both_keep_what_is_in_both(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 400)
    draw(studio, 600, 100, 800, 400, SHIFT)
    assert covered(studio).on(QRect(700, 200, 1, 1))[0, 0] == 255
    draw(studio, 100, 100, 300, 600, ALT)
    plane = covered(studio).on(QRect(0, 0, 1000, 1000))
    assert (plane[200, 200], plane[200, 350], plane[200, 700]) == (0, 255, 255)
    draw(studio, 500, 50, 900, 250, SHIFT | ALT)
    plane = covered(studio).on(QRect(0, 0, 1000, 1000))
    assert (plane[200, 350], plane[200, 700], plane[300, 700]) == (0, 255, 0)


def test_dragging_inside_moves_the_selection_alone(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 300)
    before = box(studio)
    draw(studio, 200, 200, 350, 250)
    after = box(studio)
    assert after[2:] == before[2:]
    assert abs(after[0] - before[0] - 150) <= 2
    assert abs(after[1] - before[1] - 50) <= 2
    assert studio.session.document.artboards[0].layers[0] == red
    assert studio.session.workspace.history.undo_label == "Move selection"


def test_shift_after_the_press_makes_a_circle(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M, SHIFT)
    canvas = studio.window.canvas
    assert canvas.toolbox.chosen == "oval"
    drag(studio.qtbot, canvas, at(studio, 200, 200), at(studio, 500, 400), release=False)
    draw_end = at(studio, 500, 400)
    from tests.gui.mouse import LEFT, move

    move(canvas, draw_end, SHIFT)
    studio.qtbot.mouseRelease(canvas, LEFT, SHIFT, draw_end.toPoint())
    settle(studio)
    _, _, width, height = box(studio)
    assert abs(width - height) <= 1
    plane = covered(studio).plane
    assert plane[0, 0] == 0
    assert plane[height // 2, width // 2] == 255
    assert 0.74 < float(np.mean(plane)) / 255 < 0.83


def test_a_selection_becomes_the_mask_of_a_layer(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 300, 300, 500, 900)
    studio.session.select([red.id])
    studio.do("layer.mask")
    assert color(studio, 400, 400) == "#ff0000"
    assert color(studio, 600, 400) == "#ffffff"


def test_a_selection_lives_in_its_artboard_through_edits_and_files(
    studio: StudioRobot, red: ShapeLayer
) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 300)
    before = studio.session.document.artboards[0].selection
    studio.do("edit.duplicate")
    studio.do("view.zoom_in")
    assert studio.session.document.artboards[0].selection == before


def test_ants_march_only_while_something_is_selected(studio: StudioRobot, red: ShapeLayer) -> None:
    canvas = studio.window.canvas
    canvas.repaint()
    assert not canvas.ants.marching
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 300)
    studio.wait(lambda: canvas.ants.marching)
    click(studio.qtbot, canvas, at(studio, 800, 800))
    canvas.repaint()
    assert not canvas.ants.marching

"""What tests of pixel selections share: a red square, and a hand that selects."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from creastudio.core.canvas import ShapeLayer, Transform
from creastudio.core.edits import add_layer
from creastudio.core.fills import SolidFill
from creastudio.render.coverage import Coverage
from creastudio.render.coverage_tiles import coverage_of
from creastudio.render.image_source import ImageSource
from tests.gui.canvas_hand import at, settle
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import drag

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def red(studio: StudioRobot) -> ShapeLayer:
    """See ``red_square``."""
    return red_square(studio)


def red_square(studio: StudioRobot) -> ShapeLayer:
    """Put a red square of 600 px on a white artboard of 1000 px, and select it."""
    studio.new(1000, 1000)
    square = ShapeLayer(
        fill=SolidFill(color="#ff0000"), transform=Transform(x=500, y=500, width=600, height=600)
    )
    studio.session.apply(add_layer(studio.session.artboard_id, square))
    studio.session.select([square.id])
    studio.window.canvas.setFocus()
    return square


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


def run(studio: StudioRobot, action: str) -> None:
    studio.window.commands.run(action)
    settle(studio)

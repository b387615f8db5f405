"""What a person does on the canvas, and sees there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage

from creastudio.render.image_source import ImageSource
from creastudio.render.painter import render_artboard
from creastudio.shell.pixels.selecting import selecting_of
from tests.gui.conftest import StudioRobot


def at(studio: StudioRobot, x: float, y: float) -> QPointF:
    """Return the view point over px of the first artboard."""
    board = studio.session.document.artboards[0]
    return studio.window.canvas.viewport_shown.to_view(QPointF(board.x + x, board.y + y))


def press(
    studio: StudioRobot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key over the canvas."""
    studio.window.canvas.setFocus()
    studio.qtbot.keyClick(studio.window.canvas, key, modifiers)


def settle(studio: StudioRobot) -> None:
    """Wait until what was selected is worked out."""
    studio.wait(lambda: not selecting_of(studio.session).busy)


def picture(studio: StudioRobot) -> QImage:
    """Return the first artboard as it is painted."""
    document = studio.session.document
    images = ImageSource(studio.session.workspace.read_blob)
    return render_artboard(document, document.artboards[0].id, images)


def color(studio: StudioRobot, x: int, y: int) -> str:
    """Return the colour of a px of the first artboard."""
    return QColor(picture(studio).pixelColor(x, y)).name()

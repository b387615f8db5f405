"""A mouse that drags as a hand does: press, several moves, release."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def drag(
    qtbot: QtBot,
    widget: QWidget,
    start: QPointF,
    end: QPointF,
    modifiers: Qt.KeyboardModifier = PLAIN,
    steps: int = 6,
    *,
    release: bool = True,
) -> None:
    """Drag the left button from `start` to `end`, widget px."""
    qtbot.mousePress(widget, LEFT, modifiers, start.toPoint())
    for step in range(1, steps + 1):
        move(widget, start + (end - start) * step / steps, modifiers)
    if release:
        qtbot.mouseRelease(widget, LEFT, modifiers, end.toPoint())


def move(widget: QWidget, at: QPointF, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Move the mouse with the left button held."""
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, QPointF(widget.mapToGlobal(at)), Qt.MouseButton.NoButton, LEFT, modifiers
    )
    QApplication.sendEvent(widget, event)


def click(
    qtbot: QtBot, widget: QWidget, at: QPointF | QPoint, modifiers: Qt.KeyboardModifier = PLAIN
) -> None:
    """Click the left button."""
    point = at.toPoint() if isinstance(at, QPointF) else at
    qtbot.mouseClick(widget, LEFT, modifiers, point)

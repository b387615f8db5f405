"""A mouse that drags as a hand does: press, several moves, release; and what it may bring along."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QMouseEvent
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


def dragged_files(*files: Path) -> QMimeData:
    """Return what a file manager gives along when files are dragged."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return mime


def dropped(mime: QMimeData, at: QPointF) -> QDropEvent:
    """Return the drop of something at a point of a widget."""
    return QDropEvent(at, Qt.DropAction.CopyAction, mime, LEFT, PLAIN)

"""Where windows go when nothing is remembered, and popups beside what opens them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtWidgets import QWidget

from creastudio.shell.theme import px

SHARE = 0.94
"""Of the screen that a window takes at most at first."""

FILLED = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


def fit_on_screen(window: QWidget, width: int, height: int) -> None:
    """Size a window, lengths in px at text scale 1, and put it in the middle of its screen."""
    room = window.screen().availableGeometry()
    size = min(px(width), round(room.width() * SHARE)), min(px(height), round(room.height() * SHARE))
    window.resize(*size)
    window.move(room.center().x() - size[0] // 2, room.center().y() - size[1] // 2)


def place_window(window: QWidget, width: int, height: int, kept: str = "") -> None:
    """Put a window where it was left; else in the middle of its screen, maximised where that is too small for it.

    Parameters
    ----------
    width, height : int
        What it would like to have, px at text scale 1.
    kept : str
        What ``QWidget.saveGeometry`` returned when it was closed, in Base64; "" for nothing.
    """
    fit_on_screen(window, width, height)
    room = window.screen().availableGeometry()
    if kept and window.restoreGeometry(QByteArray.fromBase64(kept.encode())):
        if not window.windowState() & FILLED:
            window.resize(window.size().boundedTo(room.size()))
    elif px(width) > room.width() * SHARE or px(height) > room.height() * SHARE:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def keep_on_screen(window: QWidget) -> None:
    """Bring a window back that reaches beyond its screen, as one does whose text was made larger, and no larger than that."""
    if window.windowState() & FILLED or not window.isVisible():
        return
    room = window.screen().availableGeometry()
    around = window.frameGeometry().size() - window.size()
    window.resize(window.size().boundedTo(room.size() - around))
    frame = window.frameGeometry()
    left = max(room.left(), min(frame.left(), room.right() - frame.width() + 1))
    top = max(room.top(), min(frame.top(), room.bottom() - frame.height() + 1))
    if (left, top) != (frame.left(), frame.top()):
        window.move(left, top)


def show_at(popup: QWidget, field: QWidget) -> None:
    """Show a popup below a field, above it where there is no room, and inside of the screen."""
    corner = field.mapToGlobal(QPoint(0, field.height() + px(2)))
    screen = field.screen().availableGeometry()
    if corner.y() + popup.height() > screen.bottom():
        corner.setY(max(screen.top(), field.mapToGlobal(QPoint(0, 0)).y() - popup.height() - px(2)))
    corner.setX(min(corner.x(), screen.right() - popup.width()))
    popup.move(corner)
    popup.show()

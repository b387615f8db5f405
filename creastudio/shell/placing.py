"""Where a window goes when nothing is remembered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from creastudio.shell.theme import px

SHARE = 0.94
"""Of the screen that a window takes at most at first."""


def fit_on_screen(window: QWidget, width: int, height: int) -> None:
    """Size a window, lengths in px at text scale 1, and put it in the middle of its screen."""
    room = window.screen().availableGeometry()
    size = min(px(width), round(room.width() * SHARE)), min(px(height), round(room.height() * SHARE))
    window.resize(*size)
    window.move(room.center().x() - size[0] // 2, room.center().y() - size[1] // 2)

"""The parts of the window that keys go round: the panels in front, the canvas and the timeline, as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from creastudio.shell.widgets.reading_order import as_read

if TYPE_CHECKING:
    from creastudio.shell.window.main_window import MainWindow


def parts(window: MainWindow) -> list[tuple[str, QWidget]]:
    """Return name and widget of each part that is seen: those of the window as Tab goes through them, then windows of their own."""
    inside: dict[QWidget, tuple[str, QWidget]] = {}
    apart: list[tuple[str, QWidget]] = []
    for name, part in _seen(window):
        if part.window() is window:
            inside[_held_by(window, part)] = name, part
        else:
            apart.append((name, part))
    apart.sort(key=lambda part: _corner(part[1]))
    return [*(inside[held] for held in as_read(list(inside))), *apart]


def go_round(window: MainWindow, step: int) -> None:
    """Put the keyboard into the next part of the window (1), or into the one before (-1)."""
    found = parts(window)
    focus = QApplication.focusWidget()
    now = next(
        (at for at, (_, part) in enumerate(found) if focus is part or (focus and part.isAncestorOf(focus))),
        -1 if step > 0 else 0,
    )
    window.show_panel(found[(now + step) % len(found)][0])


def _seen(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    yield "canvas", window.canvas
    if window.timeline.isVisible():
        yield "timeline", window.timeline
    for name, holder in window.docks.holders.items():
        # One behind the tab of another is left to its own key.
        if holder.isVisible() and not holder.visibleRegion().isEmpty():
            yield name, holder


def _held_by(window: MainWindow, part: QWidget) -> QWidget:
    """Return what lies directly in the window and has a part in it: its dock."""
    while (outer := part.parentWidget()) is not None and outer is not window:
        part = outer
    return part


def _corner(part: QWidget) -> tuple[int, int]:
    corner = part.mapToGlobal(QPoint())
    return corner.x(), corner.y()

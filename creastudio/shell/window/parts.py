"""The parts of the window that keys go round: the panels in front, the canvas and the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from creastudio.shell.window.main_window import MainWindow


def parts(window: MainWindow) -> list[tuple[str, QWidget]]:
    """Return name and widget of each part that is seen, columns from the left, each from its top."""
    return sorted(_seen(window), key=lambda part: _place(window, part[1]))


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


def _place(window: MainWindow, part: QWidget) -> tuple[int, int]:
    corner = part.mapTo(window, QPoint()) if part.window() is window else part.mapToGlobal(QPoint())
    return corner.x(), corner.y()

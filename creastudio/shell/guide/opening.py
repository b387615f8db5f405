"""Opens the guide for a window: one a window, which is raised when it is asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from creastudio.shell.guide.window import GuideWindow

if TYPE_CHECKING:
    from creastudio.shell.window.main_window import MainWindow


def open_guide(window: MainWindow) -> GuideWindow:
    """Show the page that tells of the part of `window` which has the keyboard."""
    guide = show_guide(window)
    panel = _panel_in_use(window)
    if panel:
        guide.open_for(panel)
    return guide


def show_guide(owner: QWidget) -> GuideWindow:
    """Show the guide of a window where it was left, or at its first page."""
    guide = owner.findChild(GuideWindow) or GuideWindow(owner)
    guide.show()
    guide.raise_()
    guide.activateWindow()
    return guide


def _panel_in_use(window: MainWindow) -> str:
    """Return the panel that has the keyboard, by its name; empty for none, and for the canvas, where it is at first."""
    focused = QApplication.focusWidget()
    if focused is None:
        return ""
    parts: dict[str, QWidget] = {**window.docks.docks, "timeline": window.timeline}
    return next((name for name, part in parts.items() if part.isAncestorOf(focused) or part is focused), "")

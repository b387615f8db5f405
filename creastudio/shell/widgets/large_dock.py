"""A dock that becomes a large window of its own, and comes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QToolButton, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.theme import px

FRAME = QSize(24, 80)
"""What a window's frame takes at most of the screen, px."""


class LargeDock(QObject):
    """The dock around a panel, with the button that makes it large.

    Parameters
    ----------
    panel : QWidget
        What the dock holds; it calls ``find`` when it is shown.
    button : QToolButton
        Its picture and its words say what it does next.
    title : str
        Of the window, translated.
    size : QSize
        Of the window, px at text scale 1; at most as large as the screen.
    come_back : callable
        Brings the panel to the front again: back among tabs it would lie behind another.
    """

    sized = Signal(bool)
    """The button made it large, or brought it back."""

    def __init__(
        self, panel: QWidget, button: QToolButton, title: str, size: QSize, come_back: Callable[[], object]
    ) -> None:
        super().__init__(panel)
        self._panel, self._button = panel, button
        self._title, self._size, self._come_back = title, size, come_back
        self.dock: QDockWidget | None = None
        button.clicked.connect(self.toggle)
        self._floats(False)

    def find(self) -> QDockWidget | None:
        """Look for the dock; return it when it is found for the first time."""
        if self.dock is not None:
            return None
        parent = self._panel.parentWidget()
        while parent is not None and not isinstance(parent, QDockWidget):
            parent = parent.parentWidget()
        if parent is not None:
            self.dock = parent
            parent.topLevelChanged.connect(self._floats)
            self._floats(parent.isFloating())
        return parent

    def toggle(self) -> None:
        """Make it large, or bring it back."""
        dock = self.dock
        if dock is None:
            return
        dock.setFloating(not dock.isFloating())
        if dock.isFloating():
            room = self._panel.window().screen().availableGeometry()
            wanted = QSize(px(self._size.width()), px(self._size.height()))
            size = wanted.boundedTo(room.size() - FRAME)
            dock.resize(size)
            dock.move(room.center() - QPoint(size.width() // 2, size.height() // 2))
            self.sized.emit(True)
        else:
            self.sized.emit(False)
            self._come_back()

    def _floats(self, on: bool) -> None:
        set_icon(self._button, "shrink" if on else "maximize")
        tip = tr("Put it back into the window") if on else tr("Show it large, in a window of its own")
        self._button.setToolTip(tip)
        self._button.setAccessibleName(tip)
        if on and self.dock is not None and self.dock.windowFlags() & Qt.WindowType.FramelessWindowHint:
            # Docks have no title bars here. Not while Qt is still about to show it.
            QTimer.singleShot(0, self, self._frame)

    def _frame(self) -> None:
        dock = self.dock
        if dock is not None and dock.isFloating():
            dock.setWindowFlags(Qt.WindowType.Window)
            dock.setWindowTitle(self._title)
            dock.show()

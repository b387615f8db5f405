"""The common shape of dialogs: a heading, a body, and a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from creastudio.shell.theme import SPACE, follow_theme, px
from creastudio.shell.widgets.labels import button, label
from creastudio.shell.widgets.reading_order import order_tabs
from creastudio.shell.window.placing import SHARE


class StudioDialog(QDialog):
    """A dialog where Enter presses the answer that has the keyboard, and from anywhere else the primary one.

    Of itself Qt would press the primary one from *Cancel*, too: buttons here aren't ``autoDefault``, which would make any
    of them primary where none is meant to be.
    """

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._answers: list[QPushButton] = []

    def answer_button(self, text: str, role: str = "") -> QPushButton:
        """Return a new button that answers the dialog, for its lower row."""
        made = button(text, role)
        made.setAutoDefault(False)
        made.setDefault(role == "primary")
        self._answers.append(made)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        focused = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focused, QPushButton) and focused in self._answers:
            # Held, it repeats: once is meant.
            if not event.isAutoRepeat():
                focused.click()
        else:
            super().keyPressEvent(event)


class DialogFrame(StudioDialog):
    """A dialog with ``body`` to be filled and ``add_button`` for its lower row."""

    def __init__(self, parent: QWidget | None, title: str, width: int = 560, height: int = 0) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(3 * SPACE),) * 4)
        column.setSpacing(px(2 * SPACE))
        column.addWidget(label(title, "heading"))
        self.body = QVBoxLayout()
        self.body.setSpacing(px(1.5 * SPACE))
        column.addLayout(self.body, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(SPACE))
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        self._size = width, height
        self._ordering = QTimer(self, singleShot=True, interval=0)
        self._ordering.timeout.connect(lambda: order_tabs(self))
        self._fit()
        follow_theme(self, self._fit)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        for area in self.findChildren(QScrollArea):
            if not area.accessibleName():
                area.setAccessibleName(self.windowTitle())
        for tabs in self.findChildren(QTabWidget):
            tabs.currentChanged.connect(self._order_keys, Qt.ConnectionType.UniqueConnection)
        order_tabs(self)

    def event(self, event: QEvent) -> bool:
        """Look again where things stand when some came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._order_keys()
        return super().event(event)

    def _order_keys(self) -> None:
        """Let Tab go where the eye goes, when all that is changed now has its place."""
        self._ordering.start()

    def _fit(self) -> None:
        """Be as large as the text asks for, where the screen has the room.

        It never shrinks: a slider for the size of text would run away from the mouse.
        """
        room = self.screen().availableSize()
        width = min(px(self._size[0]), round(room.width() * SHARE))
        self.setMinimumWidth(max(width, self.minimumWidth()))
        if self._size[1]:
            height = min(px(self._size[1]), round(room.height() * SHARE))
            self.resize(
                self.size().expandedTo(QSize(width, height)) if self.isVisible() else QSize(width, height)
            )

    def add_button(self, text: str, role: str = "", *, left: bool = False) -> QPushButton:
        """Add a button to the lower row, at its end or at its left."""
        made = self.answer_button(text, role)
        if left:
            self._buttons.insertWidget(0, made)
        else:
            self._buttons.addWidget(made)
        return made


def run(dialog: QDialog) -> bool:
    """Show a dialog until it is closed, and let go of it; True when it was accepted.

    Its parent would keep it, with all that it listens to. What was entered can be read until the event loop goes on.
    """
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return accepted


def fit_height(dialog: QDialog) -> None:
    """Make a dialog no higher than its text: what Qt guesses for wrapped lines leaves gaps between them."""
    layout = dialog.layout()
    if layout is not None:
        width = max(dialog.minimumWidth(), layout.minimumSize().width())
        dialog.resize(width, layout.totalHeightForWidth(width))

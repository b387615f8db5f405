"""The common shape of dialogs: a heading, a body, and a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from creastudio.shell.placing import SHARE
from creastudio.shell.theme import SPACE, follow_theme, px
from creastudio.shell.widgets.labels import button, label


class DialogFrame(QDialog):
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
        self._fit()
        follow_theme(self, self._fit)

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
        made = button(text, role)
        made.setAutoDefault(False)
        made.setDefault(role == "primary")
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

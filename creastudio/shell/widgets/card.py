"""One thing of a list as a card: a sign, what is known of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, icon_label


class Card(QFrame):
    """A frame with a sign, lines of text, and a column of buttons."""

    def __init__(self, sign: str, token: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(px(1.5 * SPACE),) * 4)
        row.setSpacing(px(1.5 * SPACE))
        self.sign = icon_label(sign, token)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        self.texts = QVBoxLayout()
        self.texts.setSpacing(px(SPACE / 2))
        row.addLayout(self.texts, 1)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(px(SPACE / 2))
        self._buttons.addStretch(1)
        row.addLayout(self._buttons)

    def add_button(self, text: str, action: Callable[[], object], tip: str = "") -> QPushButton:
        """Add a button that calls `action`."""
        made = button(text, tip=tip)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: action())
        self._buttons.insertWidget(self._buttons.count() - 1, made)
        return made

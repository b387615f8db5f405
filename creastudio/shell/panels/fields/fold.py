"""A group of fields under a title that folds it away; whether it is folded is remembered while the studio runs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from creastudio.shell.icons import set_icon
from creastudio.shell.theme import px

_folded: set[str] = set()
"""Titles of what is folded away, for every window of this run."""


class Fold(QWidget):
    """A title, and what is in the group below it.

    Parameters
    ----------
    body : QWidget or QLayout
        The fields.
    """

    def __init__(self, title: str, body: QWidget | QLayout) -> None:
        super().__init__()
        self._title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self.head = QToolButton()
        self.head.setText(title)
        self.head.setProperty("role", "fold")
        self.head.setAccessibleName(title)
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(self.head)
        self.body = QWidget()
        if isinstance(body, QLayout):
            body.setContentsMargins(0, 0, 0, 0)
            self.body.setLayout(body)
        else:
            self.body = body
        column.addWidget(self.body)
        self.head.toggled.connect(self._fold)
        self.head.setChecked(title not in _folded)
        self._fold(title not in _folded)

    def _fold(self, shown: bool) -> None:
        self.body.setVisible(shown)
        set_icon(self.head, "chevron-down" if shown else "chevron-right", "faint")
        (_folded.discard if shown else _folded.add)(self._title)

"""A text that stays on one line: its end gives way where there is little room, and the tooltip has all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


class OneLine(QLabel):
    """A label of a role of the style sheet that is as wide as its place, and never widens that.

    Attributes
    ----------
    whole : str
        What it says, however much of that is seen.
    """

    def __init__(self, role: str) -> None:
        super().__init__()
        self.whole = ""
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str, tip: str = "") -> None:
        """Show a text; `tip` is told under the mouse and to screen readers in its place."""
        self.whole = text
        self.setToolTip(tip or text)
        self.setAccessibleName(tip or text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, room))

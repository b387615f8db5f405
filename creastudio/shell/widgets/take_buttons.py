"""A row of thumbnails of which one is shown: takes of a layer or clip, variants of an ad."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from creastudio.shell.media.pictures import pictures_of
from creastudio.shell.session import Session
from creastudio.shell.theme import px

SIDE = 44
"""Of a thumbnail, px of an unscaled screen."""


class TakeButtons(QWidget):
    """Buttons by the hash of what they show.

    Attributes
    ----------
    chosen : Signal
        The hash of the one that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures_of(session)
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(4))
        self._row.addStretch(1)
        self._pictures.arrived.connect(self._paint_icon)

    def set_takes(self, takes: Sequence[str], words: Sequence[str]) -> None:
        """Show other takes, in this order; `words` are the name of each."""
        for old in self.buttons.values():
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons.clear()
        for number, (sha256, text) in enumerate(zip(takes, words, strict=True)):
            take = QToolButton()
            take.setCheckable(True)
            take.setIconSize(QSize(px(SIDE), px(SIDE)))
            take.setToolTip(text)
            take.setAccessibleName(text)
            take.clicked.connect(partial(self._clicked, sha256))
            self._group.addButton(take)
            self._row.insertWidget(number, take)
            self.buttons[sha256] = take
            self._paint_icon(sha256)

    def mark(self, sha256: str) -> None:
        """Check the one that is shown, where it is among them."""
        if sha256 in self.buttons:
            self.buttons[sha256].setChecked(True)

    def _paint_icon(self, sha256: str) -> None:
        button = self.buttons.get(sha256)
        if button is None:
            return
        picture = self._pictures.thumbnail(sha256, px(SIDE), self.devicePixelRatioF())
        if picture is not None:
            button.setIcon(QIcon(picture))

    def _clicked(self, sha256: str, _checked: bool = False) -> None:
        self.chosen.emit(sha256)

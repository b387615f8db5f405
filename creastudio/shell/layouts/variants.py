"""The variants of an ad as a row of thumbnails; a click shows one on all sizes of the ad."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard
from creastudio.core.edits.linked_layouts import links_of
from creastudio.shell.i18n import tr
from creastudio.shell.layouts.learning import picks_of
from creastudio.shell.layouts.resolving import resolving_of
from creastudio.shell.pictures import pictures_of
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.workspace.layout_results import retake_edit
from creastudio.workspace.notice import Notice

SIDE = 44


class VariantRow(QWidget):
    """Hidden while there is nothing to choose."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures_of(session)
        self._board: Artboard | None = None
        self._takes: tuple[str, ...] = ()
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(4))
        self._row.addStretch(1)
        self._pictures.arrived.connect(self._paint_icon)

    def show_artboard(self, board: Artboard) -> None:
        """Show the variants of an artboard's layout."""
        self._board = board
        told = board.layout
        takes = told.takes if told is not None else ()
        self.setVisible(len(takes) > 1)
        if takes != self._takes:
            self._rebuild(takes)
        if told is not None and told.asset in self.buttons:
            self.buttons[told.asset].setChecked(True)

    def _rebuild(self, takes: tuple[str, ...]) -> None:
        for old in self.buttons.values():
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._takes = takes
        self.buttons.clear()
        for number, sha256 in enumerate(takes, start=1):
            take = QToolButton()
            take.setCheckable(True)
            take.setIconSize(QSize(px(SIDE), px(SIDE)))
            text = tr("Variant {number} of {count}, on all sizes", number=number, count=len(takes))
            take.setToolTip(text)
            take.setAccessibleName(text)
            take.clicked.connect(partial(self._choose, sha256))
            self._group.addButton(take)
            self._row.insertWidget(number - 1, take)
            self.buttons[sha256] = take
            self._paint_icon(sha256)

    def _paint_icon(self, sha256: str) -> None:
        button = self.buttons.get(sha256)
        if button is None:
            return
        picture = self._pictures.thumbnail(sha256, px(SIDE), self.devicePixelRatioF())
        if picture is not None:
            button.setIcon(QIcon(picture))

    def _choose(self, sha256: str, _checked: bool = False) -> None:
        board = self._board
        if board is None or board.layout is None or board.layout.asset == sha256:
            return
        try:
            edit, other_words = retake_edit(self._session.workspace, board.id, sha256)
        except UserError as error:
            self._session.noticeAdded.emit(Notice.from_error(error))
            return
        link = board.layout.link
        before = links_of(self._session.document, link)
        if not self._session.apply(edit):
            return
        picks_of(self._session).changed(before, links_of(self._session.document, link))
        if other_words:
            resolving_of(self._session).arrange(link)

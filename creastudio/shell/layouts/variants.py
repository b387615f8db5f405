"""The variants of an ad as a row of thumbnails; a click shows one on all sizes of the ad."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard
from creastudio.core.edits.linked_layouts import links_of
from creastudio.shell.i18n import tr
from creastudio.shell.layouts.learning import picks_of
from creastudio.shell.layouts.resolving import resolving_of
from creastudio.shell.session import Session
from creastudio.shell.widgets.take_buttons import TakeButtons
from creastudio.workspace.layout_results import retake_edit
from creastudio.workspace.notice import Notice


class VariantRow(TakeButtons):
    """Hidden while there is nothing to choose."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._session = session
        self._board: Artboard | None = None
        self._takes: tuple[str, ...] = ()
        self.chosen.connect(self._choose)

    def show_artboard(self, board: Artboard) -> None:
        """Show the variants of an artboard's layout."""
        self._board = board
        told = board.layout
        takes = told.takes if told is not None else ()
        self.setVisible(len(takes) > 1)
        if takes != self._takes:
            self._takes, count = takes, len(takes)
            numbers = range(1, count + 1)
            self.set_takes(
                takes,
                [tr("Variant {number} of {count}, on all sizes", number=at, count=count) for at in numbers],
            )
        if told is not None:
            self.mark(told.asset)

    def _choose(self, sha256: str) -> None:
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

"""What was learned of choices among ads, in the settings: how many, and a button that forgets them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.shell.i18n import tr, tr_said, trn
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, label
from creastudio.store.layout_taste_file import LayoutTasteFile


class LearnedRow(QWidget):
    """Takes effect at once: what is forgotten doesn't come back by Cancel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = LayoutTasteFile(paths.layout_taste_file())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE))
        self.words = label("", "small", wrap=True)
        row.addWidget(self.words, 1)
        tip = tr("Forget all choices among ads that were learned from; ads that were made stay as they are.")
        self.forget = button(tr("Forget"), "flat", tip=tip)
        self.forget.clicked.connect(self._forget)
        row.addWidget(self.forget)
        self._show()

    def _forget(self) -> None:
        try:
            self._file.forget()
        except UserError as error:
            self.words.setText(tr_said(error.message))
            return
        self._show()

    def _show(self) -> None:
        try:
            count = len(self._file.load().pairs)
        except UserError as error:
            self.words.setText(tr_said(error.message))
            return
        told = trn("{count} comparison is learned from.", "{count} comparisons are learned from.", count)
        self.words.setText(told if count else tr("Nothing is learned yet."))
        self.forget.setEnabled(count > 0)

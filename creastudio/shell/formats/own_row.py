"""Own formats in the settings: how many there are, and a button that opens them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.shell.dialogs.frame import run
from creastudio.shell.formats.own_dialog import OwnFormatsDialog
from creastudio.shell.i18n import tr, tr_said, trn
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, label
from creastudio.workspace.own_formats import own_formats_file


class OwnFormatsRow(QWidget):
    """What is changed there is kept at once: Cancel doesn't take it back."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE))
        self.words = label("", "small", wrap=True)
        self.open = button(tr("Own formats…"), tip=tr("Make, change and remove your own formats"))
        self.open.setAutoDefault(False)
        self.open.clicked.connect(lambda _checked=False: self._open())
        row.addWidget(self.words, 1)
        row.addWidget(self.open)
        self._show()

    def _open(self) -> None:
        run(OwnFormatsDialog(self.window()))
        self._show()

    def _show(self) -> None:
        try:
            count = len(own_formats_file().load().formats)
        except UserError as error:
            self.words.setText(tr_said(error.message))
            return
        told = trn("{count} format of your own", "{count} formats of your own", count)
        self.words.setText(told if count else tr("Sizes of your own, for artboards, ads and campaigns."))

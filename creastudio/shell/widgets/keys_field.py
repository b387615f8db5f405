"""Keys of a result that changes over time: how many there are; they are set on the timeline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from creastudio.api.errors import UserError
from creastudio.api.keys import load_keys
from creastudio.shell.i18n import tr, tr_said, trn
from creastudio.shell.icons import set_icon
from creastudio.shell.widgets.field import TextValue
from creastudio.shell.widgets.labels import label


class KeysField(TextValue):
    """Says how many keys there are, and lets them go."""

    def __init__(self) -> None:
        super().__init__()
        row = self._row()
        self._said = label("", "dim", wrap=True)
        self.clear = QToolButton()
        set_icon(self.clear, "x", "dim")
        self.clear.setToolTip(tr("Without these keys"))
        self.clear.setAccessibleName(tr("Without these keys"))
        self.clear.clicked.connect(lambda: self.set_value(""))
        row.addWidget(self._said, 1)
        row.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.clear)
        self._show()

    def _show(self) -> None:
        try:
            count = len(load_keys(self._text))
        except UserError as error:
            self._said.setText(tr_said(error.message))
        else:
            self._said.setText(
                trn("{count} key", "{count} keys", count) if count else tr("None: set them on the timeline.")
            )
        self.clear.setVisible(bool(self._text))

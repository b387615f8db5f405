"""A dialog that asks for one length."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from creastudio.shell.dialogs.frame import DialogFrame, run
from creastudio.shell.i18n import tr
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.boxes import RealBox
from creastudio.shell.widgets.labels import label


class AmountDialog(DialogFrame):
    """Asks how many px, `most` at most; `value` is what is set."""

    def __init__(
        self, parent: QWidget | None, title: str, field: str, value: float, most: float, hint: str = ""
    ) -> None:
        super().__init__(parent, title, width=320)
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        name = label(field, "dim")
        row.addWidget(name, 1)
        self.box = RealBox()
        self.box.setRange(0.5, most)
        self.box.setDecimals(1)
        self.box.setValue(value)
        self.box.setSuffix(" px")
        self.box.setFixedWidth(px(112))
        self.box.setAccessibleName(field)
        name.setBuddy(self.box)
        row.addWidget(self.box)
        self.body.addLayout(row)
        if hint:
            self.body.addWidget(label(hint, "small", wrap=True))
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.add_button(tr("OK"), "primary").clicked.connect(self.accept)
        self.box.setFocus()
        self.box.selectAll()

    @property
    def value(self) -> float:
        """The length, px."""
        return self.box.value()


def ask_amount(
    parent: QWidget, title: str, field: str, value: float, most: float, hint: str = ""
) -> float | None:
    """Ask for a length, px; None when it was given up."""
    dialog = AmountDialog(parent, title, field, value, most, hint)
    return dialog.value if run(dialog) else None

"""The file that is copied into the project, in the status line: its name, how far it is, and a way to give it up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from creastudio.shell.i18n import tr, trn
from creastudio.shell.taking_in import TakingIn
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, icon_label, label

WIDTH = 120


class TakingInLine(QWidget):
    """Hidden while nothing is copied."""

    def __init__(self, taking_in: TakingIn) -> None:
        super().__init__()
        self._taking_in = taking_in
        row = QHBoxLayout(self)
        row.setContentsMargins(px(SPACE), 0, 0, 0)
        row.setSpacing(px(SPACE))
        row.addWidget(icon_label("import", "dim", 14))
        self.text = label("", "small")
        row.addWidget(self.text)
        self.bar = QProgressBar()
        self.bar.setProperty("role", "status")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(WIDTH))
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(tr("Progress of copying files into the project"))
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self.cancel = button(tr("Cancel"), "flat", "x", tr("Stop copying files into the project"))
        self.cancel.clicked.connect(taking_in.cancel)
        row.addWidget(self.cancel)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        taking_in.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is under way now."""
        self.setVisible(self._taking_in.busy)
        if not self._taking_in.busy:
            return
        self.bar.setValue(round(self._taking_in.share * 1000))
        parts = [tr("Copying {name}", name=self._taking_in.title)]
        if self._taking_in.left:
            parts.append(trn("{count} more waits", "{count} more wait", self._taking_in.left))
        self.text.setText("  ·  ".join(parts))

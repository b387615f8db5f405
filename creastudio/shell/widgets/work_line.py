"""Slow work in the status line: what is worked on, how far it is, and a way to give it up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from creastudio.shell.i18n import tr, trn
from creastudio.shell.slow_work import SlowWork
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, icon_label, label

WIDTH = 120


class WorkLine(QWidget):
    """Hidden while there is no work.

    Parameters
    ----------
    icon : str
        Name of its sign.
    text : str
        What is done, translated, with a place for the name of what it is done with: "Copying {name}".
    give_up : str
        What giving it up means, translated.
    """

    def __init__(self, work: SlowWork, icon: str, text: str, give_up: str) -> None:
        super().__init__()
        self._work, self._text = work, text
        row = QHBoxLayout(self)
        row.setContentsMargins(px(SPACE), 0, 0, 0)
        row.setSpacing(px(SPACE))
        row.addWidget(icon_label(icon, "dim", 14))
        self.text = label("", "small")
        row.addWidget(self.text)
        self.bar = QProgressBar()
        self.bar.setProperty("role", "status")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(WIDTH))
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(tr("Progress"))
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self.cancel = button(tr("Cancel"), "flat", "x", give_up)
        self.cancel.clicked.connect(work.cancel)
        row.addWidget(self.cancel)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        work.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is under way now."""
        self.setVisible(self._work.busy)
        if not self._work.busy:
            return
        self.bar.setValue(round(self._work.share * 1000))
        parts = [self._text.format(name=self._work.title)]
        if self._work.left:
            parts.append(trn("{count} more waits", "{count} more wait", self._work.left))
        self.text.setText("  ·  ".join(parts))

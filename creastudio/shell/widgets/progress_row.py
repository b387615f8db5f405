"""A row of the status line for work under way: a sign, words, a bar and a way to give it up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, icon_label, label

WIDTH = 120

LONGEST = 420
"""Px of the words at most: names of files can be longer than a screen, and must not widen the window."""

STEPS = 1000
"""What the bar counts to."""


class ProgressRow(QWidget):
    """Shows what it is told to.

    Parameters
    ----------
    icon : str
        Name of its sign.
    bar_name : str
        What the bar shows, translated, for who can't see it.
    give_up : str
        What giving it up means, translated.
    """

    def __init__(self, icon: str, bar_name: str, give_up: str) -> None:
        super().__init__()
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
        self.bar.setRange(0, STEPS)
        self.bar.setAccessibleName(bar_name)
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self.cancel = button(tr("Cancel"), "flat", "x", give_up)
        row.addWidget(self.cancel)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def say(self, name: str, *others: str) -> None:
        """Say what is under way: `name` gives way in its middle where all would be too long; the tooltip has it whole."""
        metrics = self.text.fontMetrics()
        rest = "".join(f"  ·  {other}" for other in others)
        room = max(px(LONGEST) - metrics.horizontalAdvance(rest), px(LONGEST) // 3)
        self.text.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room) + rest)
        self.text.setToolTip(name + rest)

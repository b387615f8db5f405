"""Below a page: going on, how many ways at once, trying again, stopping, and stepping among alternatives."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QSpinBox, QToolButton, QVBoxLayout, QWidget

from creastudio.shell.i18n import tr, trn
from creastudio.shell.keys import with_key
from creastudio.shell.panels.fields.flow import FlowLayout
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.labels import button, label, tool_button

MAX_WAYS = 9
"""Ways at once: a key of one digit takes each."""


class WritingBar(QWidget):
    """What can be done with the text; the view does it."""

    goOn = Signal()
    again = Signal()
    stop = Signal()
    stepped = Signal(int)
    alternatives = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.go = button(tr("Continue"), "primary", "sparkles", tr("Go on from the caret"), "Ctrl+Return")
        self.go.clicked.connect(self.goOn)
        self.count = QSpinBox()
        self.count.setRange(1, MAX_WAYS)
        self.count.setPrefix(" × ")
        self.count.setToolTip(tr("How many alternatives are written at once"))
        self.count.setAccessibleName(self.count.toolTip())
        calm(self.count)
        self.halt = button(tr("Stop"), "", "square", tr("Stop writing; what has come is kept"), "Esc")
        self.halt.clicked.connect(self.stop)
        self.retry = self._tool(
            "refresh-cw", tr("Try again from the same place"), "Ctrl+Shift+Return", self.again
        )
        self.before = self._tool("chevron-left", tr("The alternative before"), "Alt+Left")
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after = self._tool("chevron-right", tr("The next alternative"), "Alt+Right")
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.words = self._tool(
            "list-checks", tr("What could have stood here instead"), "Alt+Down", self.alternatives
        )
        self.told = label("", "small")
        row = FlowLayout(px(SPACE / 2))
        for part in (
            self.go, self.halt, self.count, self.retry, self.before, self.after, self.words, self.told,
        ):  # fmt: skip
            part.setFixedHeight(self.go.sizeHint().height())
            row.addWidget(part)
        self.row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(px(SPACE), px(SPACE / 2), px(SPACE), px(SPACE))
        column.addLayout(row)
        self.show_running(running=False)

    def show_running(self, *, running: bool) -> None:
        """Offer to stop while a model writes, else to go on."""
        self.go.setVisible(not running)
        self.halt.setVisible(running)
        self.retry.setEnabled(not running)

    def show_place(self, number: int, total: int, letters: int, words: int) -> None:
        """Tell which of its alternatives the passage at the caret is, and how long the text is."""
        several = total > 1
        self.before.setEnabled(several)
        self.after.setEnabled(several)
        length = trn("{count} word", "{count} words", words) if words else ""
        if not words and letters:
            length = trn("{count} character", "{count} characters", letters)
        which = tr("{number} of {total}", number=number, total=total) if several else ""
        self.told.setText("  ·  ".join(part for part in (which, length) if part))

    def _tool(self, icon: str, tip: str, keys: str, signal: SignalInstance | None = None) -> QToolButton:
        found = tool_button(icon, tip)
        found.setToolTip(with_key(tip, keys))
        if signal is not None:
            found.clicked.connect(signal)
        return found

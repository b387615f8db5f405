"""All that a notice has to say, where that is too much for its card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creastudio.shell.dialogs.frame import DialogFrame, run
from creastudio.shell.i18n import tr
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import label
from creastudio.shell.widgets.scrolling import scrolled

WIDTH, HEIGHT = 520, 420


class NotesDialog(DialogFrame):
    """Sentences below each other; they can be copied."""

    def __init__(self, parent: QWidget | None, title: str, sentences: Sequence[str]) -> None:
        super().__init__(parent, tr("Notes"), WIDTH, HEIGHT)
        self.body.addWidget(label(title, wrap=True))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(SPACE), 0)
        column.setSpacing(px(SPACE))
        for sentence in sentences:
            line = label(sentence, wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(line)
        column.addStretch(1)
        area = scrolled(page)
        area.setAccessibleName(tr("Notes"))
        self.body.addWidget(area, 1)
        self.copy = self.add_button(tr("Copy"), "flat", left=True)
        text = "\n".join((title, *sentences))
        self.copy.clicked.connect(lambda _checked=False: QGuiApplication.clipboard().setText(text))
        self.add_button(tr("Close"), "primary").clicked.connect(self.accept)


def show_notes(parent: QWidget | None, title: str, sentences: Sequence[str]) -> None:
    """Show sentences until they are closed."""
    run(NotesDialog(parent, title, sentences))

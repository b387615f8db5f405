"""A question with named answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creastudio.shell.dialogs.frame import StudioDialog, fit_height, run
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import icon_label, label


@dataclass(frozen=True)
class Choice:
    """One answer; the one with ``role="primary"`` is taken by Enter, unless the keyboard is at another."""

    name: str
    text: str
    role: str = ""


class Question(StudioDialog):
    """Shows a question; ``answer`` is the name of the choice, "cancel" for Esc."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, choices: Sequence[Choice], icon: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.answer = "cancel"
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(3 * SPACE),) * 4)
        column.setSpacing(px(2 * SPACE))
        head = QHBoxLayout()
        head.setSpacing(px(2 * SPACE))
        head.addWidget(icon_label(icon, "accent", 28), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(px(SPACE))
        texts.addWidget(label(title, "heading", wrap=True))
        texts.addWidget(label(text, "dim", wrap=True))
        head.addLayout(texts, 1)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        row.addStretch(1)
        self.buttons = {choice.name: self.answer_button(choice.text, choice.role) for choice in choices}
        for choice in choices:
            made = self.buttons[choice.name]
            made.clicked.connect(lambda _checked=False, name=choice.name: self._choose(name))
            row.addWidget(made)
            if choice.role == "primary":
                made.setFocus()
        column.addLayout(row)
        self.setMinimumWidth(px(480))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Be no higher than the text: what Qt guesses for wrapped lines leaves gaps between them."""
        super().showEvent(event)
        fit_height(self)

    def _choose(self, name: str) -> None:
        self.answer = name
        self.accept()


def ask(
    parent: QWidget | None, title: str, text: str, choices: Sequence[Choice], icon: str = "circle-help"
) -> str:
    """Ask and return the name of the answer; "cancel" when the question was closed."""
    question = Question(parent, title, text, choices, icon)
    run(question)
    return question.answer

"""Beside a page: the model and its style, what it reads, what it is told, and what the checks found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from creastudio.api.generator import Generator
from creastudio.api.panel import Panel
from creastudio.core.writing import Writing
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.icons import icon
from creastudio.shell.panels.fields.fold import Fold
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, color, px
from creastudio.shell.widgets.labels import label
from creastudio.shell.writing.budget import Budget, BudgetBar
from creastudio.shell.writing.margin import SIGNS, TOKENS
from creastudio.shell.writing.style import StyleBox
from creastudio.shell.writing.told import ToldBox

MAX_ROWS = 200
"""Notes in the list."""


class Side(QScrollArea):
    """The fold beside the page."""

    lineWanted = Signal(int, int)
    """Line and letter of a note that a person chose."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "panel")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.style_box: StyleBox | None = None
        self.budget, self.told = BudgetBar(), ToldBox()
        self.notes = QListWidget()
        self.notes.setAccessibleName(tr("Checks"))
        self.notes.setWordWrap(True)
        self.notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A narrower list breaks its notes into more lines, which shall be seen.
        self.notes.viewport().installEventFilter(self)
        self.notes.itemActivated.connect(self._go_to)
        self.notes.itemClicked.connect(self._go_to)
        self.summary = label("", "small", wrap=True)
        checks = QVBoxLayout()
        checks.setSpacing(px(SPACE / 2))
        checks.addWidget(self.summary)
        checks.addWidget(self.notes)
        self.checks = Fold(tr("Checks"), checks)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(px(1.5 * SPACE), px(SPACE), px(1.5 * SPACE), px(SPACE))
        self._column.setSpacing(px(1.5 * SPACE))
        for part in (self.budget, self.checks, self.told):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.setMinimumWidth(px(240))
        self.show_notes((), "", has_checker=False)

    def use(self, panel: Panel | None) -> None:
        """Show the style of a panel's generator."""
        if self.style_box is not None:
            self._column.removeWidget(self.style_box)
            self.style_box.deleteLater()
            self.style_box = None
        if panel is None:
            return
        work = self._session.environment.registry.work(panel.generator)
        assert isinstance(work, Generator)
        self.style_box = StyleBox(self._session, panel, work)
        self._column.insertWidget(0, self.style_box)

    def show_writing(self, writing: Writing) -> None:
        """Show what a writing says of itself."""
        self.told.show_writing(writing)
        if self.style_box is not None:
            self.style_box.tell_language(writing.language)

    def show_budget(self, budget: Budget) -> None:
        """Show what fills the model's context."""
        self.budget.show_budget(budget)

    def show_notes(self, notes: Sequence[dict[str, Any]], summary: str, *, has_checker: bool) -> None:
        """Show what the checks found."""
        self.checks.setVisible(has_checker)
        self.notes.clear()
        shown = [note for note in notes if note["severity"] != "info"][:MAX_ROWS]
        for note in shown:
            told = tr("Line {number}: {text}", number=note["line"] + 1, text=tr_said(note["text"]))
            item = QListWidgetItem(told)
            item.setForeground(color(TOKENS[note["severity"]]))
            item.setIcon(icon(SIGNS[note["severity"]], TOKENS[note["severity"]]))
            item.setData(Qt.ItemDataRole.UserRole, (note["line"], note["start"]))
            self.notes.addItem(item)
        self.notes.setVisible(bool(shown))
        self._fit_notes()
        self.summary.setText(tr_said(summary) if summary else tr("Nothing to say."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Keep the notes whole when their list becomes narrower."""
        if event.type() == QEvent.Type.Resize:
            self._fit_notes()
        return super().eventFilter(watched, event)

    def _fit_notes(self) -> None:
        """Make the list as high as its notes, to a bound."""
        self.notes.doItemsLayout()
        rows = sum(self.notes.sizeHintForRow(row) for row in range(min(self.notes.count(), 6)))
        height = min(rows + 2 * self.notes.frameWidth(), px(150))
        if height != self.notes.height():
            self.notes.setFixedHeight(height)

    def _go_to(self, item: QListWidgetItem) -> None:
        self.lineWanted.emit(*item.data(Qt.ItemDataRole.UserRole))

"""What the sections of a kit's page share: rows that are filled in place, texts that are kept when typing ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from creastudio.api.brand import BrandKit
from creastudio.core.edits.brand import change_brand_kit
from creastudio.core.edits.edit import Edit
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.field import calm, narrowable


class Section(QWidget):
    """A part of a kit's page; ``fill`` shows a kit, ``change`` makes one step of the history."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.kit = BrandKit(id="none")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(6))

    def fill(self, kit: BrandKit) -> None:
        """Show a kit."""
        self.kit = kit

    def edit(self, label: str, **fields: Any) -> Edit:
        """Return the edit that changes fields of the kit."""
        return change_brand_kit(self.kit.id, label, **fields)

    def change(self, label: str, **fields: Any) -> None:
        """Change fields of the kit; what doesn't fit is told, and shown as it was."""
        if not self.session.apply(self.edit(label, **fields)):
            self.fill(self.kit)


class Rows(Section):
    """Things of a kit, a row each; ``make_row`` makes one, whose ``fill`` shows a thing.

    Parameters
    ----------
    field, label : str
        The field of the kit that holds them, and what a change of it is called in the history.
    gap : float
        Between two rows, px at text scale 1.
    """

    def __init__(self, session: Session, field: str, label: str, gap: float) -> None:
        super().__init__(session)
        self.field, self.label = field, label
        self.rows: list[Any] = []
        self.list = QVBoxLayout()
        self.list.setSpacing(px(gap))
        self.column.addLayout(self.list)

    @property
    def items(self) -> tuple[Any, ...]:
        """The things as they are in the kit."""
        return getattr(self.kit, self.field)

    def make_row(self, at: int) -> QWidget:
        """Return the row of the thing at a place."""
        raise NotImplementedError

    def fill(self, kit: BrandKit) -> None:
        """Have as many rows as there are things, those that are there kept, so that none loses the keyboard."""
        super().fill(kit)
        while len(self.rows) > len(self.items):
            row = self.rows.pop()
            self.list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(self.items):
            self.rows.append(self.make_row(len(self.rows)))
            self.list.addWidget(self.rows[-1])
        for row, item in zip(self.rows, self.items, strict=True):
            row.fill(item)

    def append(self, *items: Any) -> None:
        """Add things at the end."""
        self.change(self.label, **{self.field: (*self.items, *items)})

    def changed(self, at: int, **fields: Any) -> tuple[Any, ...] | None:
        """Return the things with one of them changed; None where its row goes now, with what was being typed there."""
        if at >= len(self.items):
            return None
        item = self.items[at].model_copy(update=fields)
        return (*self.items[:at], item, *self.items[at + 1 :])

    def set(self, at: int, **fields: Any) -> None:
        """Change one of them."""
        items = self.changed(at, **fields)
        if items is not None:
            self.change(self.label, **{self.field: items})

    def remove(self, at: int) -> None:
        """Remove one of them."""
        self.change(self.label, **{self.field: (*self.items[:at], *self.items[at + 1 :])})


class Line(QLineEdit):
    """A line of text that is kept when typing ends."""

    def __init__(self, title: str, commit: Callable[[str], object], hint: str = "") -> None:
        super().__init__()
        self._commit, self._shown = commit, ""
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setPlaceholderText(hint or title)
        self.editingFinished.connect(self.keep)

    def fill(self, text: str) -> None:
        """Show a text; what is being typed isn't lost to a change elsewhere."""
        if text != self._shown or not self.hasFocus():
            self._shown = text
            if text != self.text():
                self.setText(text)
                self.setCursorPosition(0)

    def keep(self) -> None:
        """Give what was typed on."""
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self._commit(text)


class Lines(QPlainTextEdit):
    """Several lines of text that are kept when the keyboard goes elsewhere."""

    def __init__(self, title: str, commit: Callable[[tuple[str, ...]], object], hint: str) -> None:
        super().__init__()
        self._commit = commit
        self._shown: tuple[str, ...] = ()
        self.setAccessibleName(title)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(px(84))

    def fill(self, lines: tuple[str, ...]) -> None:
        """Show lines."""
        if lines != self._shown:
            self._shown = lines
            self.setPlainText("\n".join(lines))

    def keep(self) -> None:
        """Give what was typed on."""
        lines = tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())
        if lines != self._shown:
            self._shown = lines
            self._commit(lines)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()


class Choice(QComboBox):
    """One of a few values with their words."""

    def __init__(self, title: str, words: dict[str, str], commit: Callable[[str], object]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setToolTip(title)
        narrowable(self)
        self.setMinimumContentsLength(5)
        calm(self)
        for value, text in words.items():
            self.addItem(text, value)
        self.activated.connect(lambda _at: commit(self.currentData()))

    def fill(self, value: str) -> None:
        """Show a value."""
        self.setCurrentIndex(max(0, self.findData(value)))

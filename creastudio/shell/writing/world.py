"""World info: what a model is told while a word is spoken of, entry by entry."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from creastudio.core.writing import WorldEntry
from creastudio.shell.comma_words import comma_words
from creastudio.shell.i18n import tr
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, tool_button


class EntryCard(QFrame):
    """One entry: its keys, what is told, and whether it always is."""

    changed = Signal()
    removed = Signal()

    def __init__(self, entry: WorldEntry) -> None:
        super().__init__()
        self._id = entry.id
        self.setProperty("role", "card")
        self.keys = QLineEdit(", ".join(entry.keys))
        self.keys.setPlaceholderText(tr("Names and words, split by commas"))
        self.keys.setAccessibleName(tr("Words that call this entry"))
        self.text = QPlainTextEdit(entry.text)
        self.text.setPlaceholderText(tr("What the model is told then"))
        self.text.setAccessibleName(self.text.placeholderText())
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(56))
        self.always = QCheckBox(tr("Always"))
        self.always.setToolTip(tr("Told whether or not one of the words occurs"))
        self.always.setChecked(entry.always)
        gone = tool_button("trash-2", tr("Delete this entry"))
        gone.clicked.connect(self.removed)
        foot = QHBoxLayout()
        foot.addWidget(self.always, 1)
        foot.addWidget(gone)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(SPACE), px(SPACE), px(SPACE), px(SPACE / 2))
        column.setSpacing(px(SPACE / 2))
        column.addWidget(self.keys)
        column.addWidget(self.text)
        column.addLayout(foot)
        self.keys.textEdited.connect(lambda _text: self.changed.emit())
        self.text.textChanged.connect(self.changed)
        self.always.toggled.connect(lambda _on: self.changed.emit())

    def entry(self) -> WorldEntry:
        """Return what was typed."""
        keys = tuple(dict.fromkeys(key[:200] for key in comma_words(self.keys.text())))[:64]
        return WorldEntry(
            id=self._id, keys=keys, text=self.text.toPlainText()[:20_000], always=self.always.isChecked()
        )


class WorldField(QWidget):
    """All entries of a writing."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SPACE))
        self.cards: list[EntryCard] = []
        self.add = button(tr("Add an entry"), "flat", "plus")
        self.add.clicked.connect(self._add_new)
        self._column.addWidget(self.add)

    def entries(self) -> tuple[WorldEntry, ...]:
        """Return what was typed."""
        return tuple(card.entry() for card in self.cards)

    def show_entries(self, entries: tuple[WorldEntry, ...]) -> None:
        """Show entries; those that are shown already stay as they are."""
        if entries == self.entries():
            return
        for card in self.cards:
            self._column.removeWidget(card)
            card.deleteLater()
        self.cards.clear()
        for entry in entries:
            self._add(entry)

    def _add(self, entry: WorldEntry) -> EntryCard:
        card = EntryCard(entry)
        card.changed.connect(self.changed)
        card.removed.connect(lambda: self._remove(card))
        self._column.insertWidget(len(self.cards), card)
        self.cards.append(card)
        return card

    def _add_new(self) -> None:
        self._add(WorldEntry()).keys.setFocus()
        self.changed.emit()

    def _remove(self, card: EntryCard) -> None:
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.deleteLater()
        self.changed.emit()

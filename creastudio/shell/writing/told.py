"""What a model is told beside a text, and what the text is: fields that become edits of the writing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from creastudio.core.writing import Writing
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.panels.fields.fold import Fold
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.widgets.labels import label
from creastudio.shell.writing.kinds import kind_titles
from creastudio.shell.writing.page import is_shortcut
from creastudio.shell.writing.style import LANGUAGES
from creastudio.shell.writing.world import WorldField

REST = 700
"""Milliseconds after which what was typed becomes a step of the history."""


class ToldBox(QWidget):
    """Title, kind and language; memory, author's note, world, stop strings and sample."""

    changed = Signal(dict)
    """Fields of ``set_context`` that a person changed."""
    renamed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._showing = False
        self._writing: Writing | None = None
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Title"))
        self.title.installEventFilter(self)
        self.kind, self.language = QComboBox(), QComboBox()
        for key, title in kind_titles().items():
            self.kind.addItem(title, key)
        self.language.addItem(tr("As the text shows"), "")
        for tag, name in LANGUAGES.items():
            self.language.addItem(tr_text(name), tag)
        for combo, name in ((self.kind, tr("Kind")), (self.language, tr("Language"))):
            combo.setAccessibleName(name)
            calm(combo)
            narrowable(combo)
            combo.activated.connect(lambda _index: self._commit())
        self.form = QComboBox()
        self.form.setAccessibleName(tr("Form"))
        calm(self.form)
        narrowable(self.form)
        self.form.activated.connect(lambda _index: self._commit())
        self.form_row = QWidget()
        self.form_row.setLayout(_labelled(tr("Form"), self.form))
        self.offer_forms(())
        self.memory = self._field(tr("Memory"), tr("What always holds: who they are, where it plays"), 84)
        self.note = self._field(tr("Author's note"), tr("What comes next, and in which tone"), 56)
        self.stops = self._field(tr("Stop at"), tr("One a line; a model ends before it"), 48)
        self.sample = self._field(
            tr("Write like this sample"), tr("Paste a passage whose style it shall have"), 84
        )
        self.world = WorldField()
        self.world.changed.connect(self._touched)
        self.title.textEdited.connect(lambda _text: self._touched())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._commit)
        self._lay_out()

    def show_writing(self, writing: Writing) -> None:
        """Show what a writing says; a field in which a person types stays as it is."""
        if self._rest.isActive() and self._writing is not None and self._writing.id == writing.id:
            return
        self._rest.stop()
        self._showing, self._writing = True, writing
        _set(self.title, writing.title)
        self._show_form(writing.form)
        _set(self.memory, writing.memory)
        _set(self.note, writing.note)
        _set(self.stops, "\n".join(stop.replace("\n", "\\n") for stop in writing.stops))
        _set(self.sample, writing.sample)
        self.kind.setCurrentIndex(self.kind.findData(writing.kind))
        if writing.language and self.language.findData(writing.language) < 0:
            self.language.addItem(writing.language, writing.language)
        self.language.setCurrentIndex(self.language.findData(writing.language))
        self.form_row.setVisible(writing.kind == "verse")
        self.world.show_entries(writing.world)
        self._showing = False

    def offer_forms(self, forms: Sequence[str]) -> None:
        """Offer forms that a verse can be held to."""
        self.form.clear()
        self.form.addItem(tr("As the text shows"), "")
        for form in forms:
            if form != "auto":
                self.form.addItem(tr_text(form), form)
        if self._writing is not None:
            self._show_form(self._writing.form)

    def commit(self) -> None:
        """Hand on what was typed, now."""
        if self._rest.isActive():
            self._commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Hand on what was typed when the keyboard leaves a field, and before a key of the window, as that to save."""
        if event.type() == QEvent.Type.FocusOut or (isinstance(event, QKeyEvent) and is_shortcut(event)):
            self.commit()
        return super().eventFilter(watched, event)

    # -- inside

    def _show_form(self, form: str) -> None:
        if self.form.findData(form) < 0:
            self.form.addItem(tr_text(form), form)
        self.form.setCurrentIndex(self.form.findData(form))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1.5 * SPACE))
        what = QVBoxLayout()
        what.setSpacing(px(SPACE))
        for name, field in (
            (tr("Title"), self.title),
            (tr("Kind"), self.kind),
            (tr("Language"), self.language),
        ):
            what.addLayout(_labelled(name, field))
        what.addWidget(self.form_row)
        column.addWidget(Fold(tr("This text"), what))
        for name, field in (
            (tr("Memory"), self.memory), (tr("Author's note"), self.note), (tr("World"), self.world),
            (tr("Write like this sample"), self.sample), (tr("Stop at"), self.stops),
        ):  # fmt: skip
            body = QVBoxLayout()
            body.addWidget(field)
            column.addWidget(Fold(name, body))

    def _field(self, name: str, hint: str, height: int) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setPlaceholderText(hint)
        field.setAccessibleName(name)
        field.setAccessibleDescription(hint)
        field.setTabChangesFocus(True)
        field.setFixedHeight(px(height))
        field.textChanged.connect(self._touched)
        field.installEventFilter(self)
        return field

    def _touched(self) -> None:
        if not self._showing:
            self._rest.start()

    def _commit(self) -> None:
        self._rest.stop()
        writing = self._writing
        if writing is None or self._showing:
            return
        fields = {name: value for name, value in self._fields().items() if value != getattr(writing, name)}
        title = self.title.text().strip()
        if title != writing.title:
            self.renamed.emit(title[:1000])
        if fields:
            self.changed.emit(fields)

    def _fields(self) -> dict[str, Any]:
        lines = self.stops.toPlainText().split("\n")
        stops = tuple(dict.fromkeys(line.replace("\\n", "\n")[:200] for line in lines if line))
        return {
            "kind": self.kind.currentData(),
            "language": self.language.currentData(),
            "form": self.form.currentData() or "",
            "memory": self.memory.toPlainText()[:200_000],
            "note": self.note.toPlainText()[:20_000],
            "stops": stops[:64],
            "sample": self.sample.toPlainText()[:200_000],
            "world": self.world.entries(),
        }


def _set(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    now = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    if now != text:
        field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)


def _labelled(name: str, field: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(SPACE))
    title: QLabel = label(name, "dim")
    title.setBuddy(field)
    title.setMinimumWidth(px(64))
    row.addWidget(title)
    row.addWidget(field, 1)
    return row

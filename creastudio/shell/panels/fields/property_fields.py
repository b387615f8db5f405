"""Fields of the properties: they commit when a person has finished, and never while they are filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QWidget,
)

from creastudio.shell.panels.fields.color_field import ColorField
from creastudio.shell.panels.fields.number import LiveNumber, Number
from creastudio.shell.theme import px
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.widgets.labels import label

__all__ = ["ColorField", "LiveNumber", "Name", "Number", "at_left", "choice", "new_form", "pair"]


class Name(QLineEdit):
    """A line of text that calls `commit` when Enter is pressed or the focus leaves with something new."""

    def __init__(self, title: str, commit: Callable[[str], object]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._filled = ""
        self._commit = commit
        self.editingFinished.connect(self._finished)

    def fill(self, text: str) -> None:
        """Show a text without committing it."""
        self._filled = text
        if self.text() != text:
            self.setText(text)

    def _finished(self) -> None:
        text = self.text().strip()
        if text and text != self._filled:
            self._filled = text
            self._commit(text)


LABELS = 96
"""Width of the titles before fields, px at text scale 1, so that all forms of a panel stand in line."""


class PanelForm(QFormLayout):
    """A form in the rhythm of the panels."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(px(8))
        self.setVerticalSpacing(px(6))
        self.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def add(self, title: str, field: QWidget | QLayout) -> None:
        """Add a field with its title before it."""
        before = label(title)
        before.setMinimumWidth(px(LABELS))
        if isinstance(field, QWidget):
            before.setBuddy(field)
            self.addRow(before, field)
        else:
            self.addRow(before, field)


def new_form() -> PanelForm:
    """Return an empty form in the rhythm of the panels."""
    return PanelForm()


def choice(
    title: str,
    choices: Mapping[Any, str] | None = None,
    commit: Callable[[Any], object] = lambda _value: None,
) -> QComboBox:
    """Return a list to choose from, value -> what is read there; `commit` takes the value that a person chooses."""
    box = QComboBox()
    box.setAccessibleName(title)
    for value, text in (choices or {}).items():
        box.addItem(text, value)
    narrowable(box)
    calm(box)
    box.activated.connect(lambda _index: commit(box.currentData()))
    return box


def at_left(field: QWidget) -> QWidget:
    """Return a field that is no wider than it needs to be."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field)
    row.addStretch(1)
    return holder


def pair(left: QWidget, right: QWidget, between: str = "") -> QWidget:
    """Return two fields side by side."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(6))
    row.addWidget(left, 1)
    if between:
        row.addWidget(_dim(between))
    row.addWidget(right, 1)
    return holder


def _dim(text: str) -> QLabel:
    return label(text, "dim")

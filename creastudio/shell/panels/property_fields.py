"""Fields of the properties: they commit when a person has finished, and never while they are filled in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QToolButton,
    QWidget,
)

from creastudio.render.shapes import color as color_of
from creastudio.shell.i18n import tr
from creastudio.shell.panels.mixed import MIXED, Mixed, fill_check
from creastudio.shell.panels.number import LiveNumber, Number
from creastudio.shell.theme import color, follow_theme, px
from creastudio.shell.widgets.labels import label

__all__ = ["ColorField", "LiveNumber", "Name", "Number", "at_left", "new_form", "pair"]


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


class ColorField(QWidget):
    """A swatch that opens the colours; where `optional`, a box for "transparent"; `alpha` allows half transparent."""

    def __init__(
        self, title: str, commit: Callable[[str], object], *, optional: bool = False, alpha: bool = False
    ) -> None:
        super().__init__()
        self._title, self._commit, self._alpha = title, commit, alpha
        self._value = "#ffffff"
        self._mixed = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.swatch = QToolButton()
        self.swatch.setFixedSize(px(52), px(26))
        self.swatch.setAccessibleName(title)
        self.swatch.setToolTip(tr("Choose a colour"))
        self.swatch.clicked.connect(self._choose)
        self.code = label("", "small")
        self.none = QCheckBox(tr("Transparent"))
        if not optional:
            self.none.hide()
        self.none.clicked.connect(lambda checked: commit("" if checked else "#ffffff"))
        for part in (self.swatch, self.code, self.none):
            row.addWidget(part)
        row.addStretch(1)
        follow_theme(self, self._show)

    def fill(self, value: str | Mixed) -> None:
        """Show a colour, ``#rrggbb`` or ``#rrggbbaa``, "" for none, or that colours differ."""
        self._mixed = isinstance(value, Mixed)
        self._value = "" if isinstance(value, Mixed) else value
        fill_check(self.none, MIXED if self._mixed else not self._value)
        self._show()

    def _show(self) -> None:
        shown = color("raised").name() if self._mixed else self._value[:7] or "transparent"
        edge = color("border_strong").name()
        self.swatch.setStyleSheet(f"background: {shown}; border: 1px solid {edge}; border-radius: 4px;")
        self.code.setText(tr("Mixed") if self._mixed else self._value)

    def _choose(self) -> None:
        options = QColorDialog.ColorDialogOption(0)
        if self._alpha:
            options = QColorDialog.ColorDialogOption.ShowAlphaChannel
        chosen = QColorDialog.getColor(color_of(self._value or "#ffffff"), self, self._title, options)
        if not chosen.isValid():
            return
        value = chosen.name() + (f"{chosen.alpha():02x}" if self._alpha and chosen.alpha() < 255 else "")
        if value != self._value:
            self._commit(value)


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

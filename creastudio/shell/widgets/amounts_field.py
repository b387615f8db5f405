"""Amounts by name ("smile:1.5, warm:-0.4"): a line of text, and a slider for each."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSlider, QToolButton, QVBoxLayout

from creastudio.api.params import ParamSpec
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import Calm, Field
from creastudio.shell.widgets.labels import label

REACH = 3.0
"""Sliders go from minus to plus this; what lies beyond can be typed."""

STEP = 0.05
MOST = 12
"""Sliders that are shown."""


class Amount(NamedTuple):
    """One part of the text; without a number it stays as it was typed."""

    name: str
    amount: float | None


class AmountsField(Field):
    """Amounts by name. The text is the value; sliders write it."""

    def __init__(self, spec: ParamSpec) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._edit = QLineEdit()
        if spec.max_length:
            self._edit.setMaxLength(spec.max_length)
        self.add = _small("plus", tr("Add another"), self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        line = QHBoxLayout()
        line.setSpacing(px(SPACE))
        line.addWidget(self._edit, 1)
        line.addWidget(self.add)
        column.addLayout(line)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(SPACE))
        self._grid.setVerticalSpacing(px(SPACE / 2))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self.sliders: list[QSlider] = []
        self.removers: list[QToolButton] = []
        self._said: list[QLabel] = []
        self.setFocusProxy(self._edit)
        self._edit.textChanged.connect(self._text_changed)

    def value(self) -> str:
        return self._edit.text()

    def set_value(self, value: Any) -> None:
        self._edit.setText(str(value or ""))

    def _text_changed(self) -> None:
        shown = _shown(self.value())
        names = tuple(item.name for item in shown)
        if names != self._names:
            self._rebuild(names)
        for item, slider, said in zip(shown, self.sliders, self._said, strict=True):
            slider.blockSignals(True)
            slider.setValue(round((item.amount or 0.0) / STEP))
            slider.blockSignals(False)
            slider.update()
            said.setText(f"{item.amount:g}")
        self.changed.emit()

    def _rebuild(self, names: tuple[str, ...]) -> None:
        while (taken := self._grid.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._names, self.sliders, self.removers, self._said = names, [], [], []
        for row, name in enumerate(names):
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setRange(round(-REACH / STEP), round(REACH / STEP))
            slider.setPageStep(round(0.5 / STEP))
            slider.setMinimumWidth(px(80))
            slider.setAccessibleName(name)
            slider.installEventFilter(Calm(slider))
            slider.valueChanged.connect(lambda notch, at=name: self._write(at, notch * STEP))
            said = label("", "dim")
            said.setMinimumWidth(px(36))
            self.sliders.append(slider)
            self._said.append(said)
            title = label(name, "dim")
            remove = _small("x", tr("Take it out"), lambda at=name: self._write(at, None))
            self.removers.append(remove)
            for position, widget in enumerate((title, slider, said, remove)):
                self._grid.addWidget(widget, row, position)

    def _write(self, name: str, amount: float | None) -> None:
        """Give one of them another amount; None takes it out."""
        kept = [
            Amount(name, amount) if item.name == name and item.amount is not None else item
            for item in _parsed(self.value())
            if item.name != name or amount is not None
        ]
        self.set_value(_text(kept))

    def _add(self) -> None:
        """Add the lowest number that isn't there: what is counted can also be given a name."""
        there = _parsed(self.value())
        taken = {item.name for item in there}
        number = next(number for number in range(1, len(there) + 2) if str(number) not in taken)
        self.set_value(_text([*there, Amount(str(number), 0.0)]))


def _small(icon: str, words: str, done: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    set_icon(made, icon, "dim")
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.clicked.connect(lambda _checked=False: done())
    return made


def _parsed(text: str) -> list[Amount]:
    return [_amount(part.strip()) for part in text.split(",") if part.strip()]


def _amount(part: str) -> Amount:
    name, colon, amount = part.rpartition(":")
    try:
        value = float(amount) if colon and name.strip() else math.nan
    except ValueError:
        value = math.nan
    return Amount(name.strip(), value) if math.isfinite(value) else Amount(part, None)


def _shown(text: str) -> list[Amount]:
    """Return what has a slider: each name once."""
    found = {item.name: item for item in _parsed(text) if item.amount is not None}
    return list(found.values())[:MOST]


def _text(items: list[Amount]) -> str:
    return ", ".join(item.name if item.amount is None else f"{item.name}:{item.amount:.4g}" for item in items)

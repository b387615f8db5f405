"""Values of many things at once: the one that all share, or the sign that they differ."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox

from creastudio.shell.i18n import tr

Value = TypeVar("Value")


class Mixed(enum.Enum):
    """What stands for values that differ."""

    MIXED = enum.auto()


MIXED: Final = Mixed.MIXED


def shared(values: Iterable[Value]) -> Value | Mixed:
    """Return the value that all of at least one are equal to, or MIXED."""
    found = list(values)
    return found[0] if all(value == found[0] for value in found) else MIXED


def fill_check(box: QCheckBox, value: bool | Mixed) -> None:
    """Show a value in a box to tick, a dash where values differ; a click on the dash ticks it."""
    box.setTristate(value is MIXED)
    if isinstance(value, Mixed):
        box.setCheckState(Qt.CheckState.PartiallyChecked)
    else:
        box.setChecked(value)


def fill_toggle(button: QAbstractButton, on: bool | Mixed) -> None:
    """Show a value in a button that stays down; where values differ it is up, with a dashed frame."""
    button.setChecked(on is True)
    if button.property("mixed") != (on is MIXED):
        button.setProperty("mixed", on is MIXED)
        button.style().unpolish(button)
        button.style().polish(button)


def fill_choice(box: QComboBox, value: object) -> None:
    """Choose the entry with some data; "Mixed" stands there where values differ."""
    box.setPlaceholderText(tr("Mixed"))
    box.setCurrentIndex(-1 if value is MIXED else box.findData(value))

"""Boxes for numbers, with the margin and the plain digits that the style sheet and Qt don't give them."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from creastudio.shell.theme import SPACE, px


class WholeBox(QSpinBox):
    """A whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _prepare(self)


class RealBox(QDoubleSpinBox):
    """A number, shown without zeros that say nothing: 2, not 2.00."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _prepare(self)

    def textFromValue(self, value: float) -> str:  # noqa: N802  Qt's name
        text = f"{value:.{self.decimals()}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


def _prepare(box: QSpinBox | QDoubleSpinBox) -> None:
    # The same digits in every language, as recipes and the command line have them.
    box.setLocale(QLocale.c())
    box.setAccelerated(True)
    box.lineEdit().setTextMargins(px(SPACE * 0.75), 0, 0, 0)

"""Boxes for numbers, with the margin and the plain digits that the style sheet and Qt don't give them."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from creastudio.shell.theme import SPACE, px

_WIDE = str.maketrans("０１２３４５６７８９，．。＋－", "0123456789,..+-")
"""What Chinese and Japanese input methods write for figures."""

_GROUPED = re.compile(r"(?<!\d)[1-9]\d{0,2}(,\d{3})+(?!\d)")
"""Thousands parted by commas, as they are pasted: 1,200."""


def plain_figures(text: str) -> str:
    """Return a number as it is typed anywhere, "1,5" or "１．５", with the studio's own figures: "1.5"."""
    text = text.translate(_WIDE)
    return text if text.count(",") != 1 or _GROUPED.search(text) else text.replace(",", ".")


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

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:  # type: ignore[override]
        # Half of the world types a comma here, and to Qt's plain digits "1,5" would be 15.
        found: tuple[QValidator.State, str, int] = super().validate(plain_figures(text), at)  # type: ignore[assignment]
        return found

    def textFromValue(self, value: float) -> str:  # noqa: N802  Qt's name
        text = f"{value:.{self.decimals()}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


def _prepare(box: QSpinBox | QDoubleSpinBox) -> None:
    # The same digits in every language, as recipes and the command line have them.
    box.setLocale(QLocale.c())
    box.setAccelerated(True)
    box.lineEdit().setTextMargins(px(SPACE * 0.75), 0, 0, 0)

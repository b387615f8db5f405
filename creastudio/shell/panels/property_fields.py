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
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from creastudio.render.shapes import color as color_of
from creastudio.shell.i18n import tr
from creastudio.shell.theme import color, follow_theme, px
from creastudio.shell.widgets.boxes import RealBox
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.labels import label

LIMIT = 1_000_000.0


class Number(RealBox):
    """A number that calls `commit` with its value when typing ends or an arrow is pressed."""

    def __init__(
        self,
        title: str,
        commit: Callable[[float], object],
        *,
        low: float = -LIMIT,
        high: float = LIMIT,
        suffix: str = "",
        decimals: int = 0,
        step: float = 1.0,
    ) -> None:
        super().__init__()
        self.setRange(low, high)
        self.setDecimals(decimals)
        self.setSingleStep(step)
        self.setSuffix(suffix)
        self.setKeyboardTracking(False)
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setMinimumWidth(px(56))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        calm(self)
        self._filling = False
        self.valueChanged.connect(lambda value: None if self._filling else commit(value))

    def fill(self, value: float) -> None:
        """Show a value without committing it."""
        self._filling = True
        if abs(self.value() - value) > 10 ** -(self.decimals() + 2):
            self.setValue(value)
        self._filling = False


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

    def fill(self, value: str) -> None:
        """Show a colour, ``#rrggbb`` or ``#rrggbbaa``, or "" for none."""
        self._value = value
        self.none.setChecked(not value)
        self._show()

    def _show(self) -> None:
        shown = self._value[:7] or "transparent"
        edge = color("border_strong").name()
        self.swatch.setStyleSheet(f"background: {shown}; border: 1px solid {edge}; border-radius: 4px;")
        self.code.setText(self._value)

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


def new_form() -> QFormLayout:
    """Return an empty form in the rhythm of the panels."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(px(10))
    form.setVerticalSpacing(px(6))
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


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

"""The slider for how far Vary goes; all of them show the same strength."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.panels.results.review import Review
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import label

STEPS = 100


class StrengthSlider(QWidget):
    """A slider from "close" (0) to "far" (1) with its value beside it."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setFixedWidth(px(80))
        self.slider.setAccessibleName(tr("How far variations go"))
        tip = tr("How far variations go from this result: 0 stays with it, 100 leaves it")
        self.setToolTip(tip)
        self._value: QLabel = label("", "small")
        self._value.setFixedWidth(px(26))
        row.addWidget(self.slider)
        row.addWidget(self._value)
        self.setFocusProxy(self.slider)
        self._show(review.strength)
        self.slider.valueChanged.connect(self._moved)
        review.strengthChanged.connect(self._show)

    def _moved(self, value: int) -> None:
        self._review.set_strength(value / STEPS)

    def _show(self, strength: float) -> None:
        self.slider.setValue(round(strength * STEPS))
        self._value.setText(str(round(strength * STEPS)))

"""The control of a number."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QSizePolicy, QSlider, QSpinBox

from creastudio.api.params import ParamSpec
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.theme import px
from creastudio.shell.widgets.boxes import RealBox, WholeBox
from creastudio.shell.widgets.field import Calm, Field, calm

SLIDER_NOTCHES = 1000
"""A slider with more notches than this says little; such numbers get a field only."""

MAX_INT = 2**31 - 1


class NumberField(Field):
    """A number: a slider with a box where its bounds make one useful, else a box alone.

    An optional number has one value below its least that means "automatic".
    """

    def __init__(self, spec: ParamSpec) -> None:
        super().__init__()
        self._spec = spec
        self._whole = spec.widget == "int"
        low = spec.minimum if spec.minimum is not None else (-MAX_INT if self._whole else -1e9)
        high = spec.maximum if spec.maximum is not None else (MAX_INT if self._whole else 1e9)
        self._step = spec.step or (1 if self._whole else _nice_step(low, high))
        self._low = low if spec.soft_minimum is None else max(low, spec.soft_minimum)
        self._box = self._make_box(low, high)
        self._slider = self._make_slider(
            self._low, high if spec.soft_maximum is None else min(high, spec.soft_maximum)
        )
        row = self._row()
        if self._slider is not None:
            row.addWidget(self._slider, 1)
            self._box.setFixedWidth(px(96))
        else:
            self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self._box)
        self.setFocusProxy(self._box)
        self._box.valueChanged.connect(self._box_changed)

    def value(self) -> int | float | None:
        if self._spec.optional and self._box.value() <= self._box.minimum():
            return None
        return self._box.value()

    def set_value(self, value: Any) -> None:
        self._put(self._box.minimum() if value is None else float(value))

    def _make_box(self, low: float, high: float) -> QSpinBox | QDoubleSpinBox:
        below = self._step if self._spec.optional else 0
        if self._whole:
            box = WholeBox()
            box.setRange(max(-MAX_INT, int(low - below)), min(MAX_INT, int(high)))
            box.setSingleStep(max(1, int(self._step)))
        else:
            box = RealBox()
            box.setDecimals(_decimals(self._step))
            box.setRange(low - below, high)
            box.setSingleStep(self._step)
        if self._spec.optional:
            box.setSpecialValueText(tr("automatic"))
        elif self._spec.role == "time_limit" and low == 0:
            box.setSpecialValueText(tr("no limit"))
        if self._spec.unit:
            box.setSuffix(f" {tr_text(self._spec.unit)}")
        box.setKeyboardTracking(True)
        calm(box)
        return box

    def _make_slider(self, low: float, high: float) -> QSlider | None:
        notches = round((high - low) / self._step) if self._spec.bounded else SLIDER_NOTCHES + 1
        if notches > SLIDER_NOTCHES or self._spec.optional:
            return None
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, notches)
        slider.setPageStep(max(1, notches // 10))
        slider.setMinimumWidth(px(80))
        # The box takes the keys; one stop for one parameter keeps the way through the form short.
        slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        slider.installEventFilter(Calm(slider))
        slider.valueChanged.connect(self._slider_changed)
        return slider

    def _slider_changed(self, notch: int) -> None:
        value = self._low + notch * self._step
        if self._notch() != notch:
            self._put(value)

    def _notch(self) -> int:
        """Return the notch of the slider that is nearest to the number; it may lie beyond its ends."""
        return round((self._box.value() - self._low) / self._step)

    def _put(self, value: float) -> None:
        if isinstance(self._box, QSpinBox):
            self._box.setValue(round(value))
        else:
            self._box.setValue(value)
        # A box that already has the value says nothing; the slider may still stand elsewhere.
        self._follow()

    def _box_changed(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Put the slider where the number is."""
        if self._slider is not None:
            self._slider.blockSignals(True)
            self._slider.setValue(self._notch())
            self._slider.blockSignals(False)
            self._slider.update()

    def name_for_readers(self, name: str, help_text: str) -> None:
        super().name_for_readers(name, help_text)
        if self._slider is not None:
            self._slider.setAccessibleName(name)


def _nice_step(low: float, high: float) -> float:
    spread = high - low
    return 0.01 if spread <= 10 else 0.1 if spread <= 100 else 1.0


def _decimals(step: float) -> int:
    text = f"{step:.6f}".rstrip("0")
    return max(2, len(text.partition(".")[2]))

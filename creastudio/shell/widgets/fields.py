"""The controls of parameters: one class a kind of value, all with ``value``, ``set_value`` and ``changed``."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QToolButton,
    QWidget,
)

from creastudio.api.params import ParamSpec
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.theme import SPACE, px

SLIDER_NOTCHES = 1000
"""A slider with more notches than this says little; such numbers get a field only."""

MAX_INT = 2**31 - 1
MAX_SEED = 2**63


class Field(QWidget):
    """Base of the controls."""

    changed = Signal()

    def value(self) -> Any:
        """Return what is set, as the parameter's own type."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value; one that can't be shown exactly is shown as near as possible."""
        raise NotImplementedError

    def name_for_readers(self, name: str, help_text: str) -> None:
        """Tell screen readers what this is."""
        target = self.focusProxy() or self
        target.setAccessibleName(name)
        target.setAccessibleDescription(help_text)

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE))
        return row


class _Calm(QObject):
    """Lets the wheel scroll the form, not turn a value that the mouse happens to be over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def _calm(widget: QWidget) -> None:
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_Calm(widget))


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
        self._low = low
        self._box = self._make_box(low, high)
        self._slider = self._make_slider(low, high)
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
        self._box.setValue(
            self._box.minimum() if value is None else int(value) if self._whole else float(value)
        )  # pyright: ignore[reportArgumentType]

    def _make_box(self, low: float, high: float) -> QSpinBox | QDoubleSpinBox:
        below = self._step if self._spec.optional else 0
        if self._whole:
            box = QSpinBox()
            box.setRange(max(-MAX_INT, int(low - below)), min(MAX_INT, int(high)))
            box.setSingleStep(max(1, int(self._step)))
        else:
            box = _PlainDoubleBox()
            box.setDecimals(_decimals(self._step))
            box.setRange(low - below, high)
            box.setSingleStep(self._step)
        if self._spec.optional:
            box.setSpecialValueText(tr("automatic"))
        if self._spec.unit:
            box.setSuffix(f" {tr_text(self._spec.unit)}")
        box.setLocale(QLocale.c())
        box.setKeyboardTracking(True)
        box.setAccelerated(True)
        _calm(box)
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
        slider.installEventFilter(_Calm(slider))
        slider.valueChanged.connect(self._slider_changed)
        return slider

    def _slider_changed(self, notch: int) -> None:
        value = self._low + notch * self._step
        if round((self._box.value() - self._low) / self._step) != notch:
            self._box.setValue(round(value) if self._whole else value)  # pyright: ignore[reportArgumentType]

    def _box_changed(self) -> None:
        if self._slider is not None:
            self._slider.blockSignals(True)
            self._slider.setValue(round((self._box.value() - self._low) / self._step))
            self._slider.blockSignals(False)
            self._slider.update()
        self.changed.emit()

    def name_for_readers(self, name: str, help_text: str) -> None:
        super().name_for_readers(name, help_text)
        if self._slider is not None:
            self._slider.setAccessibleName(name)


class _PlainDoubleBox(QDoubleSpinBox):
    """Shows no zeros that say nothing: 2, not 2.00."""

    def textFromValue(self, value: float) -> str:  # noqa: N802  Qt's name
        text = f"{value:.{self.decimals()}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


class ChoiceField(Field):
    """One of a few: buttons side by side where the words are short, else a list."""

    def __init__(self, choices: Sequence[str], labels: Sequence[str] | None = None) -> None:
        super().__init__()
        self._choices = list(choices)
        shown = list(labels or [tr_text(item) for item in choices])
        row = self._row()
        self._combo: QComboBox | None = None
        self._group: QButtonGroup | None = None
        if len(shown) <= 4 and sum(len(text.encode("gbk", "replace")) for text in shown) <= 26:
            row.setSpacing(px(SPACE / 2))
            self._group = self._make_buttons(shown, row)
        else:
            self._combo = QComboBox()
            self._combo.addItems(shown)
            _calm(self._combo)
            _narrowable(self._combo)
            self._combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
            row.addWidget(self._combo)
            self.setFocusProxy(self._combo)

    def value(self) -> str:
        index = self._combo.currentIndex() if self._combo else self._group.checkedId()  # pyright: ignore[reportOptionalMemberAccess]
        return self._choices[max(0, index)]

    def set_value(self, value: Any) -> None:
        index = self._choices.index(str(value)) if str(value) in self._choices else 0
        if self._combo is not None:
            self._combo.setCurrentIndex(index)
        elif self._group is not None:
            self._group.button(index).setChecked(True)

    def _make_buttons(self, shown: Sequence[str], row: QHBoxLayout) -> QButtonGroup:
        group = QButtonGroup(self)
        for index, text in enumerate(shown):
            item = QToolButton()
            item.setText(text)
            item.setProperty("role", "button")
            item.setCheckable(True)
            item.setAccessibleName(text)
            item.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            group.addButton(item, index)
            row.addWidget(item, 1)
        group.button(0).setChecked(True)
        self.setFocusProxy(group.button(0))
        group.idToggled.connect(lambda _index, on: on and self.changed.emit())
        return group

    def name_for_readers(self, name: str, help_text: str) -> None:
        if self._group is None:
            super().name_for_readers(name, help_text)
            return
        for item in self._group.buttons():
            item.setAccessibleName(f"{name}: {item.text()}")


class BoolField(Field):
    """Yes or no."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._box = QCheckBox(text)
        self._box.toggled.connect(lambda _on: self.changed.emit())
        self._row().addWidget(self._box)
        self.setFocusProxy(self._box)

    def value(self) -> bool:
        return self._box.isChecked()

    def set_value(self, value: Any) -> None:
        self._box.setChecked(bool(value))


class TextField(Field):
    """A line of text, or a field of several lines for a prompt."""

    def __init__(self, spec: ParamSpec) -> None:
        super().__init__()
        self._optional = spec.optional
        self._many = spec.role == "prompt"
        self._edit: QLineEdit | QPlainTextEdit
        if self._many:
            self._edit = _PromptEdit()
            self._edit.setFixedHeight(px(88))
        else:
            self._edit = QLineEdit()
            if spec.max_length:
                self._edit.setMaxLength(spec.max_length)
        self._edit.textChanged.connect(lambda *_args: self.changed.emit())
        self._row().addWidget(self._edit)
        self.setFocusProxy(self._edit)

    def value(self) -> str | None:
        text = self._edit.toPlainText() if isinstance(self._edit, QPlainTextEdit) else self._edit.text()
        return None if self._optional and not text else text

    def set_value(self, value: Any) -> None:
        text = "" if value is None else str(value)
        if isinstance(self._edit, QPlainTextEdit):
            self._edit.setPlainText(text)
        else:
            self._edit.setText(text)


class _PromptEdit(QPlainTextEdit):
    """Several lines; Tab goes on to the next control."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)


class SeedField(Field):
    """A seed with dice and lock: unlocked, every run takes a fresh one."""

    def __init__(self) -> None:
        super().__init__()
        self._edit = QLineEdit()
        self._edit.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{0,19}")))
        self._edit.setPlaceholderText(tr("a fresh one each time"))
        self._edit.setToolTip(tr("The same seed and settings make the same result."))
        self._edit.textEdited.connect(self._edited)
        self._dice = self._tool("dices", tr("Another seed"))
        self._dice.clicked.connect(self.roll)
        self._lock = self._tool("lock-open", tr("Keep this seed for the next runs"))
        self._lock.setCheckable(True)
        self._lock.toggled.connect(self._lock_changed)
        row = self._row()
        row.setSpacing(px(SPACE / 2))
        row.addWidget(self._edit, 1)
        row.addWidget(self._dice)
        row.addWidget(self._lock)
        self.setFocusProxy(self._edit)

    @property
    def locked(self) -> bool:
        """Whether the seed is kept."""
        return self._lock.isChecked()

    def value(self) -> int | None:
        """Return the seed; None when there is none yet."""
        text = self._edit.text()
        return min(int(text), MAX_SEED - 1) if text else None

    def set_value(self, value: Any) -> None:
        self._edit.setText("" if value is None or int(value) < 0 else str(int(value)))
        self.changed.emit()

    def set_locked(self, locked: bool) -> None:
        """Keep the seed, or take a fresh one each time."""
        self._lock.setChecked(locked)

    def roll(self) -> int:
        """Show and return another seed."""
        seed = secrets.randbelow(MAX_INT)
        self.set_value(seed)
        return seed

    def for_run(self) -> int:
        """Return the seed of the next run: the locked one, else a fresh one, which is shown."""
        kept = self.value()
        return kept if self.locked and kept is not None else self.roll()

    def _edited(self) -> None:
        # Who types a seed wants that one.
        self._lock.setChecked(bool(self._edit.text()))
        self.changed.emit()

    def _lock_changed(self, on: bool) -> None:
        set_icon(self._lock, "lock" if on else "lock-open", "accent" if on else "text")
        self._lock.setToolTip(
            tr("Take a fresh seed each time") if on else tr("Keep this seed for the next runs")
        )
        self.changed.emit()

    def _tool(self, icon: str, tip: str) -> QToolButton:
        made = QToolButton()
        set_icon(made, icon)
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        return made


class ModelField(Field):
    """A model of the library; one that is missing stays shown, so that nothing is changed unasked."""

    def __init__(self, models: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._combo = QComboBox()
        _calm(self._combo)
        _narrowable(self._combo)
        self.set_models(models)
        self._combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._row().addWidget(self._combo)
        self.setFocusProxy(self._combo)

    def set_models(self, models: Sequence[tuple[str, str]]) -> None:
        """Offer other models, as (id, title), keeping the choice."""
        chosen = self.value() if self._combo.count() else None
        self._combo.blockSignals(True)
        self._combo.clear()
        for model_id, title in models:
            self._combo.addItem(title, model_id)
        self._combo.blockSignals(False)
        if chosen is not None:
            self.set_value(chosen)

    def value(self) -> str:
        return str(self._combo.currentData() or "")

    def set_value(self, value: Any) -> None:
        name = str(value or "").partition("@")[0]
        index = self._combo.findData(name)
        if index < 0 and name:
            self._combo.addItem(tr("{name} (missing)", name=name), name)
            index = self._combo.count() - 1
        self._combo.setCurrentIndex(index)


def make_field(spec: ParamSpec, models: Sequence[tuple[str, str]] = ()) -> Field:
    """Return the control for one parameter; `models` for one that names a model."""
    if spec.widget in ("int", "float"):
        return NumberField(spec)
    if spec.widget == "choice":
        return ChoiceField(spec.choices, [_choice_label(item, spec.unit) for item in spec.choices])
    if spec.widget == "bool":
        return BoolField(tr_text(spec.title))
    if spec.widget == "model":
        return ModelField(models)
    if spec.widget == "seed":
        return SeedField()
    return TextField(spec)


def _choice_label(choice: str, unit: str) -> str:
    shown = tr_text(choice)
    return f"{shown} {tr_text(unit)}" if unit else shown[:1].upper() + shown[1:]


def _narrowable(combo: QComboBox) -> None:
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _nice_step(low: float, high: float) -> float:
    spread = high - low
    return 0.01 if spread <= 10 else 0.1 if spread <= 100 else 1.0


def _decimals(step: float) -> int:
    text = f"{step:.6f}".rstrip("0")
    return max(2, len(text.partition(".")[2]))

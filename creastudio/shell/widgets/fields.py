"""The controls of parameters: one class a kind of value, all with ``value``, ``set_value`` and ``changed``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
)

from creastudio.api.params import ParamSpec
from creastudio.shell.formats.field import FormatsField
from creastudio.shell.i18n import mark, tr, tr_text
from creastudio.shell.theme import SPACE, font, px
from creastudio.shell.widgets.amounts_field import AmountsField
from creastudio.shell.widgets.classes_field import ClassesField
from creastudio.shell.widgets.field import Field, calm, narrowable
from creastudio.shell.widgets.keys_field import KeysField
from creastudio.shell.widgets.number_field import NumberField
from creastudio.shell.widgets.seed_field import SeedField

ROOM = 268
"""Width that a form surely has, px at text scale 1; what is wider would push all of it out of its panel."""


def _buttons_width(shown: Sequence[str]) -> int:
    """Return about how wide buttons with some texts are side by side."""
    metrics = QFontMetrics(font(13))
    return sum(metrics.horizontalAdvance(text) + px(37) for text in shown) + px(SPACE / 2) * (len(shown) - 1)


class ChoiceField(Field):
    """One of a few: buttons side by side where there is room for them, px at text scale 1, else a list."""

    def __init__(
        self, choices: Sequence[str], labels: Sequence[str] | None = None, room: float = ROOM
    ) -> None:
        super().__init__()
        self._choices = list(choices)
        shown = list(labels or [tr_text(item) for item in choices])
        row = self._row()
        self._combo: QComboBox | None = None
        self._group: QButtonGroup | None = None
        if len(shown) <= 4 and _buttons_width(shown) <= px(room):
            row.setSpacing(px(SPACE / 2))
            self._group = self._make_buttons(shown, row)
        else:
            self._combo = QComboBox()
            self._combo.addItems(shown)
            calm(self._combo)
            narrowable(self._combo)
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

    def grey_out(self, choice: str, reason: str) -> None:
        """Show a choice that can't be made here, with the reason; where it was made before it stays so."""
        index = self._choices.index(choice)
        if self._group is not None:
            item = self._group.button(index)
            item.setEnabled(False)
            item.setToolTip(reason)
            item.setAccessibleDescription(reason)
        elif self._combo is not None:
            model = self._combo.model()
            assert isinstance(model, QStandardItemModel)
            model.item(index).setEnabled(False)
            model.item(index).setToolTip(reason)

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


class ModelField(Field):
    """A model of the library, or none where that may be; one that is missing stays shown, so that nothing is changed unasked.

    `nothing` is what stands for no model; without it there is always one.
    """

    def __init__(
        self, models: Sequence[tuple[str, str]], *, optional: bool = False, nothing: str = ""
    ) -> None:
        super().__init__()
        self._optional, self._nothing = optional, nothing
        self._combo = QComboBox()
        calm(self._combo)
        narrowable(self._combo)
        self.set_models(models)
        self._combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._row().addWidget(self._combo)
        self.setFocusProxy(self._combo)

    def set_models(self, models: Sequence[tuple[str, str]]) -> None:
        """Offer other models, as (id, title), keeping the choice."""
        chosen = self.value() if self._combo.count() else None
        self._combo.blockSignals(True)
        self._combo.clear()
        if self._nothing:
            self._combo.addItem(self._nothing, "")
        for model_id, title in models:
            self._combo.addItem(title, model_id)
        self._combo.blockSignals(False)
        if chosen is not None:
            self.set_value(chosen)

    def value(self) -> str | None:
        chosen = str(self._combo.currentData() or "")
        return None if self._optional and not chosen else chosen

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
        # A parameter that may name nothing leaves the choice to its generator.
        nothing = (
            tr("None") if spec.optional else "" if spec.required or spec.default else tr("The best at hand")
        )
        return ModelField(models, optional=spec.optional, nothing=nothing)
    if spec.widget == "seed":
        return SeedField()
    if spec.role == "keys":
        return KeysField()
    if spec.role == "amounts":
        return AmountsField(spec)
    if spec.role == "formats":
        return FormatsField()
    if spec.role == "classes":
        return ClassesField(spec)
    return TextField(spec)


LANGUAGES = {"en": mark("English"), "zh": mark("Chinese"), "lzh": mark("Classical Chinese")}
"""What choices that are codes of languages are called, where a plugin has no words of its own for them."""


def _choice_label(choice: str, unit: str) -> str:
    """Return a choice as it is shown: numbers with their unit, words with a capital, lists with room behind commas."""
    shown = tr_text(choice)
    if shown == choice and choice in LANGUAGES:
        return tr_text(LANGUAGES[choice])
    if shown == choice:
        shown = shown.replace(",", ", ")
    if unit and choice[:1].isdigit():
        return f"{shown} {tr_text(unit)}"
    return shown[:1].upper() + shown[1:]

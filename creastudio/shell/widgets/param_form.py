"""A form made from a ``Params`` class: the same schema as the command line, the validation and the recipe."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from creastudio.api.params import Params, ParamSpec, problems, specs
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import Field
from creastudio.shell.widgets.fields import BoolField, ModelField, make_field
from creastudio.shell.widgets.labels import button, label

ModelsOf = Callable[[str], Sequence[tuple[str, str]]]
"""Family -> (id, title) of the models that fit."""


class ParamRow(QWidget):
    """One parameter: title, control, reset, and what is wrong with its value."""

    changed = Signal()

    def __init__(self, spec: ParamSpec, models: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.spec = spec
        self.field: Field = make_field(spec, models)
        help_text = tr_text(spec.help)
        title = label(tr_text(spec.title), "dim")
        title.setBuddy(self.field)
        title.setToolTip(help_text)
        self._reset = QToolButton()
        set_icon(self._reset, "rotate-ccw", "dim")
        self._reset.setToolTip(tr("Back to the default"))
        self._reset.setAccessibleName(tr("{name}: back to the default", name=tr_text(spec.title)))
        self._reset.setProperty("role", "reset")
        self._reset.setIconSize(QSize(px(13), px(13)))
        self._reset.setFixedSize(px(18), px(18))
        self._reset.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep = self._reset.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(keep)
        self._reset.clicked.connect(self.reset)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        head = QHBoxLayout()
        head.setSpacing(px(SPACE / 2))
        if isinstance(self.field, BoolField):
            head.addWidget(self.field, 1)
        else:
            head.addWidget(title, 1)
        head.addWidget(self._reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        column.addLayout(head)
        if not isinstance(self.field, BoolField):
            column.addWidget(self.field)
        column.addWidget(self.error)
        self.setToolTip(help_text)
        self.field.name_for_readers(tr_text(spec.title), help_text)
        if not spec.required:
            self.field.set_value(spec.default)
        self.field.changed.connect(self._changed)
        self._changed()

    def reset(self) -> None:
        """Take the default again."""
        self.field.set_value(self.spec.default)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong; "" for nothing."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _changed(self) -> None:
        self._reset.setVisible(not self.spec.required and not _same(self.field.value(), self.spec.default))
        self.changed.emit()


class ParamForm(QWidget):
    """All parameters of one ``Params`` class, grouped; the advanced ones folded away at first.

    Parameters
    ----------
    skip : tuple of str
        Roles that are set elsewhere ("seed").
    """

    changed = Signal()

    def __init__(self, params: type[Params], models_of: ModelsOf, skip: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._params, self._models_of = params, models_of
        self.rows: dict[str, ParamRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1.5 * SPACE))
        shown = [spec for spec in specs(params) if not spec.role or spec.role not in skip]
        self._add_groups([spec for spec in shown if not spec.advanced], column)
        folded = [spec for spec in shown if spec.advanced]
        self._fold: QWidget | None = None
        if folded:
            self._fold = self._add_fold(folded, column)
        self._validate()

    def values(self) -> dict[str, Any]:
        """Return all values by name; they may be wrong, see ``valid``."""
        return {name: row.field.value() for name, row in self.rows.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show values by name, and unfold advanced ones that aren't their default; unknown names are passed over."""
        for name, value in values.items():
            if name in self.rows:
                self.rows[name].field.set_value(value)
        told = [row for name, row in self.rows.items() if name in values and row.spec.advanced]
        if any(row.field.value() != row.spec.default for row in told):
            self._unfold.setChecked(True)

    @property
    def valid(self) -> bool:
        """Whether every value fits."""
        return not self._problems()

    def reset(self) -> None:
        """Take all defaults again."""
        for row in self.rows.values():
            if not row.spec.required:
                row.reset()

    def refresh_models(self) -> None:
        """Offer the models that the library has now."""
        for row in self.rows.values():
            if isinstance(row.field, ModelField):
                row.field.set_models(self._models_of(row.spec.model_family))

    def focus_first_error(self) -> None:
        """Put the keyboard where something is wrong."""
        for name in self._problems():
            if name in self.rows:
                if self._fold is not None and self.rows[name].spec.advanced:
                    self._unfold.setChecked(True)
                self.rows[name].field.setFocus()
                return

    def _add_groups(self, shown: Sequence[ParamSpec], column: QVBoxLayout) -> None:
        for group in dict.fromkeys(spec.group for spec in shown):
            if group:
                column.addWidget(label(tr_text(group).upper(), "section"))
            for spec in (spec for spec in shown if spec.group == group):
                models = self._models_of(spec.model_family) if spec.widget == "model" else ()
                row = ParamRow(spec, models)
                row.changed.connect(self._row_changed)
                self.rows[spec.name] = row
                column.addWidget(row)

    def _add_fold(self, folded: Sequence[ParamSpec], column: QVBoxLayout) -> QWidget:
        self._unfold = button(tr("Advanced"), "flat", "chevron-right")
        self._unfold.setCheckable(True)
        column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(1.5 * SPACE))
        # Their group would only say "Advanced" again.
        self._add_groups([_without_group(spec) for spec in folded], inner)
        body.hide()
        column.addWidget(body)

        def unfold(on: bool) -> None:
            body.setVisible(on)
            set_icon(self._unfold, "chevron-down" if on else "chevron-right")

        self._unfold.toggled.connect(unfold)
        return body

    def _row_changed(self) -> None:
        self._validate()
        self.changed.emit()

    def _validate(self) -> None:
        wrong = self._problems()
        for name, row in self.rows.items():
            row.show_error(wrong.get(name, ""))

    def _problems(self) -> dict[str, str]:
        return {
            name: text for name, text in problems(self._params, self.values()).items() if name in self.rows
        }


def _without_group(spec: ParamSpec) -> ParamSpec:
    return replace(spec, group="" if spec.group == "Advanced" else spec.group)


def _same(value: Any, default: Any) -> bool:
    if isinstance(value, float) and isinstance(default, (int, float)):
        return abs(value - default) < 1e-9
    return value == default

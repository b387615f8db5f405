"""What stands beside a live picture: the model, the sliders, and the seed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from creastudio.api.generator import Generator, Work
from creastudio.api.panel import Panel, listed
from creastudio.api.params import ParamSpec, role_name, specs
from creastudio.shell.i18n import tr
from creastudio.shell.live.states import LiveState
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.classes_field import follow_model
from creastudio.shell.widgets.fields import ModelField
from creastudio.shell.widgets.labels import label
from creastudio.shell.widgets.param_form import ParamRow
from creastudio.shell.widgets.seed_field import SeedField

HIDDEN_ROLES = ("count", "seed", "model")
"""One picture is shown; seed and model have places of their own."""


class Controls(QWidget):
    """Shows a state, and says when a person changes it."""

    changed = Signal()
    """Ask ``state``."""

    def __init__(self, session: Session, work: Generator, panel: Panel) -> None:
        super().__init__()
        self._session, self.work = session, work
        self._showing = False
        self.model: ParamRow | None = None
        self.rows: dict[str, ParamRow] = {}
        self.seed = SeedField()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1.5 * SPACE))
        by_name = {spec.name: spec for spec in specs(work.params)}
        self._model_name = role_name(work.params, "model")
        if self._model_name is not None:
            self.model = self._row(by_name[self._model_name], column)
        for name in slider_names(work, panel):
            self.rows[name] = self._row(by_name[name], column)
        follow_model(self._all_rows(), session.environment.models)
        title = label(tr("Seed"), "dim")
        title.setBuddy(self.seed)
        self.seed.set_locked(True)
        self.seed.name_for_readers(tr("Seed"), tr("The same seed and settings make the same result."))
        self.seed.changed.connect(self._changed)
        column.addWidget(title)
        column.addWidget(self.seed)
        column.addStretch(1)

    def show_state(self, state: LiveState) -> None:
        """Show a state."""
        self._showing = True
        for name, row in self._all_rows().items():
            if name in state.params:
                row.field.set_value(state.params[name])
        self.seed.set_value(state.seed)
        self._showing = False

    def show_some(self, state: LiveState, names: tuple[str, ...]) -> None:
        """Show some parameters of a state; a field in which somebody types stays as it is."""
        self._showing = True
        for name in names:
            if name in self.rows:
                self.rows[name].field.set_value(state.params[name])
        self._showing = False

    def state(self, before: LiveState) -> LiveState:
        """Return `before` with what is set here."""
        values = {name: row.field.value() for name, row in self._all_rows().items()}
        seed = self.seed.value()
        return LiveState({**before.params, **values}, before.seed if seed is None else seed)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong with which parameter."""
        for name, row in self._all_rows().items():
            row.show_error(problems.get(name, ""))

    def refresh_models(self, models: list[tuple[str, str]]) -> None:
        """Offer other models."""
        field = self.model.field if self.model is not None else None
        if isinstance(field, ModelField):
            self._showing = True
            field.set_models(models)
            self._showing = False

    @property
    def held(self) -> bool:
        """Whether the mouse holds a slider."""
        return any(slider.isSliderDown() for slider in self.findChildren(QSlider))

    def _all_rows(self) -> dict[str, ParamRow]:
        model = {self._model_name: self.model} if self._model_name and self.model is not None else {}
        return {**model, **self.rows}

    def _row(self, spec: ParamSpec, column: QVBoxLayout) -> ParamRow:
        row = ParamRow(spec, self._session.models_of(spec.model_family) if spec.widget == "model" else ())
        row.changed.connect(self._changed)
        column.addWidget(row)
        return row

    def _changed(self) -> None:
        if not self._showing:
            self.changed.emit()


def slider_names(work: Generator, panel: Panel) -> tuple[str, ...]:
    """Return the parameters that stand beside the picture, in their order."""
    named = listed(panel.bindings.get("sliders", ""))
    plane = {panel.bindings.get("x"), panel.bindings.get("y")}
    known = {spec.name: spec for spec in specs(work.params)}
    chosen = named or tuple(name for name in known if name not in plane)
    return tuple(name for name in chosen if known[name].role not in HIDDEN_ROLES)


def family_of(work: Work) -> str:
    """Return the family of the models that a generator draws with; "" where it needs none."""
    return next((spec.model_family for spec in specs(work.params) if spec.role == "model"), "")

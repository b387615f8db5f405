"""The form of one generator or trainer, and how it becomes a job."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from creastudio.api.generator import Trainer, Work
from creastudio.api.params import role_name
from creastudio.api.region import Region
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.jobs.job import JobInput, JobRecord
from creastudio.shell.brand.input_field import BrandField
from creastudio.shell.datasets.button import PrepareButton
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.panels.generators.presets import PresetsButton
from creastudio.shell.panels.generators.region_field import RegionField
from creastudio.shell.panels.generators.work_place import PlaceLine
from creastudio.shell.panels.training.training_pace import training_pace_of
from creastudio.shell.past_ads.input_field import PastAdsField
from creastudio.shell.pixels.region_inputs import from_region, region_inputs
from creastudio.shell.pixels.selecting import selecting_of
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.classes_field import follow_model
from creastudio.shell.widgets.inputs import FolderField, InputField, sample_sets
from creastudio.shell.widgets.labels import button, label
from creastudio.shell.widgets.model_name import ModelNameField
from creastudio.shell.widgets.param_form import ParamForm
from creastudio.shell.widgets.seed_field import SeedField

FILLED = ("taste", "layouts")
"""Roles of inputs that the window fills with what it knows; no field is shown."""


class WorkForm(QWidget):
    """Title, inputs, parameters and seed of one work; remembers what was set last."""

    changed = Signal()

    def __init__(self, session: Session, work: Work) -> None:
        super().__init__()
        self.session, self.work = session, work
        self.params = ParamForm(work.params, session.models_of, skip=("seed", "go_back"))
        follow_model(self.params.rows, session.environment.models)
        self.presets = PresetsButton(self)
        self.folder: FolderField | None = None
        self.name: ModelNameField | None = None
        self.inputs: dict[str, InputField | FolderField] = {}
        self.region = RegionField(session, work) if work.makes == "image" else None
        self.seed = SeedField()
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(px(2 * SPACE), px(SPACE), px(1.5 * SPACE), px(2 * SPACE))
        inner.setSpacing(px(1.5 * SPACE))
        if work.summary:
            # Above the scrolled part it would be squeezed where the panel is low.
            inner.addWidget(label(tr_text(work.summary), "small", wrap=True))
        if isinstance(work, Trainer):
            self._add_training(inner, work)
        else:
            if self.region is not None:
                inner.addWidget(self.region)
                self.region.box.toggled.connect(self._show_inputs)
                session.documentChanged.connect(self._show_inputs)
                session.activeArtboardChanged.connect(self._show_inputs)
            self._add_inputs(inner)
        inner.addWidget(self.params)
        self._seed_row(inner)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("role", "panel")
        area.setAccessibleName(tr_text(work.title))
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(area, 1)
        self.takes = label("", "small", wrap=True)
        self.takes.setContentsMargins(px(2 * SPACE), px(SPACE), px(1.5 * SPACE), px(SPACE))
        column.addWidget(self.takes)
        column.addWidget(PlaceLine(session, work))
        self._recall()
        self.params.changed.connect(self._say_how_long)
        session.settingsChanged.connect(self._say_how_long)
        self._say_how_long()
        self.params.changed.connect(self.changed)
        session.modelsChanged.connect(self.params.refresh_models)

    @property
    def trains(self) -> bool:
        """Whether this makes a model."""
        return isinstance(self.work, Trainer)

    def values(self) -> dict[str, Any]:
        """Return the parameters as they are set."""
        return self.params.values()

    def set_values(self, values: Mapping[str, Any], seed: int | None = None) -> None:
        """Show parameters; a `seed` is shown and locked."""
        self.params.set_values(values)
        if seed is not None and self.work.seeded:
            self.seed.set_value(seed)
            self.seed.set_locked(True)

    def set_inputs(self, inputs: Mapping[str, Path | JobInput]) -> None:
        """Choose inputs by name."""
        for name, value in inputs.items():
            if name in self.inputs:
                self.inputs[name].set_value(value)
            elif name == "data" and self.folder is not None and isinstance(value, Path):
                self.folder.set_path(value)

    def submit(self) -> JobRecord | None:
        """Put the job in the queue; where something is missing or wrong, say so and put the keyboard there."""
        if not self.params.valid:
            self.params.focus_first_error()
            self.session.notify(
                tr("A setting of '{name}' doesn't fit.", name=tr_text(self.work.title)),
                tr("Change what is wrong below its field."),
                level="warning",
            )
            return None
        if not self._has_inputs():
            return None
        region = self.region.region if self.region is not None else None
        if region is not None and from_region(self.work):
            self._submit_with_region(region)
            return None
        return self._submit(self._chosen_inputs(), self._next_seed(), region)

    def _submit(
        self, inputs: Mapping[str, Path | JobInput], seed: int, region: Region | None
    ) -> JobRecord | None:
        record = self.session.run(
            self.work.id,
            self._with_seed(seed),
            seed=seed,
            inputs=inputs,
            model_name=self.name.name if self.name is not None else "",
            region=region,
        )
        if record is not None:
            self.remember()
            if self.name is not None:
                self.name.refresh()
        return record

    def _submit_with_region(self, region: Region) -> None:
        """Run it when what it is given of the artboard is painted, which may take a moment."""
        seed, chosen, work = self._next_seed(), self._chosen_inputs(), self.work

        def make(document: Document, _artboard: Artboard) -> dict[str, JobInput]:
            return region_inputs(self.session, work, document, region)

        def done(painted: dict[str, JobInput]) -> None:
            if self._submit({**chosen, **painted}, seed, region) is not None:
                self.session.show_results()

        selecting_of(self.session).run(region.artboard, make, done)

    def _has_inputs(self) -> bool:
        """Say which input is missing and put the keyboard there; True when none is."""
        title = tr_text(self.work.title)
        if self.folder is not None and self.folder.path is None:
            self.session.notify(
                tr("'{name}' needs a folder to learn from.", name=title),
                tr("Drop one on the form, or choose it."),
                level="warning",
            )
            self.folder.setFocus()
            return False
        for slot in self.work.takes:
            field = self.inputs.get(slot.name)
            if field is not None and field.isHidden():
                continue
            if slot.required and field is not None and field.value is None:
                self.session.notify(
                    tr("'{name}' needs '{input}'.", name=title, input=tr_text(slot.title) or slot.name),
                    tr("Select a layer, drop a file on the form, or choose one."),
                    level="warning",
                )
                field.setFocus()
                return False
        return True

    def remember(self) -> None:
        """Keep what is set for the next start."""
        settings = self.session.settings
        locks = {key: value for key, value in settings.seed_locks.items() if key != self.work.id}
        if self.seed.locked and self.seed.value() is not None:
            locks[self.work.id] = self.seed.value() or 0
        # At the end: the next window begins with the work that was used last.
        others = {name: values for name, values in settings.last_params.items() if name != self.work.id}
        last = {**others, self.work.id: self.values()}
        before = list(settings.last_params.items()), settings.seed_locks
        if (list(last.items()), locks) != before:
            self.session.update_settings(last_params=last, seed_locks=locks)

    # -- making

    def _head(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(px(2 * SPACE), px(1.5 * SPACE), px(SPACE), px(SPACE / 2))
        column.setSpacing(px(SPACE / 2))
        row = QHBoxLayout()
        row.addWidget(label(tr_text(self.work.title), "heading", wrap=True), 1)
        if self.session.environment.registry.pad_of(self.work.id) is not None:
            live = button(
                tr("Live"), "flat", "move", tr("Move these settings by hand and see what comes of it at once")
            )
            live.clicked.connect(self._go_live)
            row.addWidget(live, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.presets, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        return column

    def _go_live(self) -> None:
        self.session.explore(self.work.id, self.values(), self.seed.value() or 0)

    def _add_training(self, column: QVBoxLayout, work: Trainer) -> None:
        self.folder = FolderField(self.session, work.data, sample_sets(work.data))
        self.folder.changed.connect(self.changed)
        column.addWidget(self.folder)
        if work.data == "image":
            column.addWidget(PrepareButton(self.session, self.folder, self.params))
        self.name = ModelNameField(self.session)
        column.addWidget(self.name)
        self.folder.changed.connect(self._suggest_name)

    def _suggest_name(self) -> None:
        if self.name is not None and self.folder is not None:
            self.name.suggest(self.folder.path.name if self.folder.path is not None else "")

    def _add_inputs(self, column: QVBoxLayout) -> None:
        for slot in (item for item in self.work.takes if item.role not in FILLED):
            title = tr_text(slot.title)
            field = (
                FolderField(self.session, slot.kind, {}, title)
                if slot.folder
                else BrandField(self.session, slot)
                if slot.kind == "brand"
                else PastAdsField(self.session, slot)
                if slot.role == "past"
                else InputField(self.session, slot)
            )
            field.changed.connect(self.changed)
            field.changed.connect(self._show_inputs)
            self.inputs[slot.name] = field
            column.addWidget(field)
            if slot.kind == "campaign":
                fill = button(tr("Fill in a campaign…"), "", "notebook-pen")
                fill.clicked.connect(self.session.campaignRequested)
                column.addWidget(fill)
        self._show_inputs()

    def _show_inputs(self, *_: object) -> None:
        """Hide the inputs that the selection fills, and a further one of a kind until there is one before it."""
        filled = self.region is not None and self.region.region is not None
        for slot in from_region(self.work):
            self.inputs[slot.name].setVisible(not filled)
        for name, field in self.inputs.items():
            before = self.inputs.get(_name_before(name))
            if before is not None and isinstance(field, InputField) and isinstance(before, InputField):
                field.setVisible(field.value is not None or before.value is not None)

    def _say_how_long(self) -> None:
        """Say before a training starts how long it will take."""
        words = ""
        if self.trains and self.params.valid:
            params = self.work.params.model_validate(self.values())
            words = training_pace_of(self.session).words(self.work.id, params)
        self.takes.setText(words)
        self.takes.setVisible(bool(words))

    def _seed_row(self, inner: QVBoxLayout) -> None:
        self.seed_row = QWidget()
        column = QVBoxLayout(self.seed_row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        title = label(tr("Seed"), "dim")
        title.setBuddy(self.seed)
        column.addWidget(title)
        column.addWidget(self.seed)
        self.seed.name_for_readers(tr("Seed"), tr("The same seed and settings make the same result."))
        inner.addWidget(self.seed_row)
        self.seed_row.setVisible(self.work.seeded)

    def _next_seed(self) -> int:
        return self.seed.for_run() if self.work.seeded else 0

    # -- from and to what is stored

    def _recall(self) -> None:
        settings = self.session.settings
        self.params.set_values(settings.last_params.get(self.work.id, {}))
        kept = settings.seed_locks.get(self.work.id)
        if kept is not None:
            self.seed.set_value(kept)
            self.seed.set_locked(True)

    def _with_seed(self, seed: int) -> dict[str, Any]:
        name = role_name(self.work.params, "seed")
        return self.values() if name is None else {**self.values(), name: seed}

    def _chosen_inputs(self) -> dict[str, Path | JobInput]:
        if self.folder is not None:
            return {"data": self.folder.path} if self.folder.path is not None else {}
        return {
            name: field.value
            for name, field in self.inputs.items()
            if field.value is not None and not field.isHidden()
        }


def _name_before(name: str) -> str:
    """Return the input that comes before a numbered one: "picture" for "picture_2"; "" for one without a number."""
    found = re.fullmatch(r"(.+)_([2-9])", name)
    if found is None:
        return ""
    return found[1] if found[2] == "2" else f"{found[1]}_{int(found[2]) - 1}"

"""The settings dialog, made from the schema of the settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from creastudio.api.params import ParamSpec, field_spec
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.formats.own_row import OwnFormatsRow
from creastudio.shell.i18n import LANGUAGES, tr, tr_marked, tr_said
from creastudio.shell.layouts.forgetting import LearnedRow
from creastudio.shell.settings_holder import SettingsHolder
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import Field
from creastudio.shell.widgets.fields import ChoiceField, make_field
from creastudio.shell.widgets.labels import label
from creastudio.store.settings import Settings, is_hidden
from creastudio.workspace.devices import missing_devices

ROOM = 420
"""Width that a field has here, px at text scale 1."""


class SettingsDialog(DialogFrame):
    """Every setting that isn't hidden, by group; a change takes effect at once and Cancel takes all back."""

    def __init__(self, session: SettingsHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Settings"), width=520, height=620)
        self._session = session
        self._before = session.settings
        self.fields: dict[str, Field] = {}
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(SPACE), 0)
        column.setSpacing(px(1.5 * SPACE))
        shown = [spec for name, spec in setting_specs().items()]
        for group in dict.fromkeys(spec.group for spec in shown):
            column.addWidget(label(tr_marked(group), "section"))
            for spec in (item for item in shown if item.group == group):
                column.addWidget(self._row(spec))
            if group == "Files":
                column.addWidget(label(tr("Own formats")))
                column.addWidget(OwnFormatsRow())
            column.addSpacing(px(SPACE))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        self.body.addWidget(area, 1)
        reset = self.add_button(tr("Defaults"), "flat", left=True)
        reset.clicked.connect(self._reset)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        done = self.add_button(tr("Done"), "primary")
        done.clicked.connect(self.accept)
        self.rejected.connect(self._take_back)

    def _row(self, spec: ParamSpec) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        field = self._field(spec)
        field.set_value(getattr(self._session.settings, spec.name))
        field.name_for_readers(tr_marked(spec.title), tr_marked(spec.help))
        field.changed.connect(lambda: self._changed(spec.name))
        self.fields[spec.name] = field
        title = label(tr_marked(spec.title))
        title.setBuddy(field)
        column.addWidget(title)
        column.addWidget(field)
        if spec.name == "device":
            for reason in missing_devices().values():
                column.addWidget(label(tr_said(reason), "small", wrap=True))
        if spec.help:
            column.addWidget(label(tr_marked(spec.help), "small", wrap=True))
        if spec.name == "learn_layouts":
            column.addWidget(LearnedRow())
        return row

    def _field(self, spec: ParamSpec) -> Field:
        if spec.name == "language":
            names = [LANGUAGES.get(choice) or tr("As the system") for choice in spec.choices]
            return ChoiceField(spec.choices, names)
        if spec.name == "device":
            names = [tr("Auto") if choice == "auto" else choice.upper() for choice in spec.choices]
            field = ChoiceField(spec.choices, names, room=ROOM)
            for device, reason in missing_devices().items():
                field.grey_out(device, tr_said(reason))
            return field
        return make_field(spec)

    def _changed(self, name: str) -> None:
        self._session.update_settings(**{name: self.fields[name].value()})

    def _reset(self) -> None:
        for name, field in self.fields.items():
            field.set_value(Settings.model_fields[name].get_default())

    def _take_back(self) -> None:
        before: dict[str, Any] = {name: getattr(self._before, name) for name in self.fields}
        self._session.update_settings(**before)


def setting_specs() -> dict[str, ParamSpec]:
    """Return the settings that a person sees, as parameters, by name."""
    return {
        name: field_spec(name, info) for name, info in Settings.model_fields.items() if not is_hidden(name)
    }

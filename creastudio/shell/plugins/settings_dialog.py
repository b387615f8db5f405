"""What a person sets once for a whole plugin."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from creastudio.api.params import Params
from creastudio.host.plugin_state import PluginState
from creastudio.host.registry import PluginInfo
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.widgets.labels import label
from creastudio.shell.widgets.param_form import ModelsOf, ParamForm
from creastudio.workspace.environment import plugin_state_file


class PluginSettingsDialog(DialogFrame):
    """A form of a plugin's own settings; its jobs see them from the next one on."""

    def __init__(
        self, info: PluginInfo, params: type[Params], models_of: ModelsOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, tr("Settings of '{name}'", name=info.name), width=480)
        if info.summary:
            self.body.addWidget(label(tr_text(info.summary), "dim", wrap=True))
        self.form = ParamForm(params, models_of)
        self.form.set_values(PluginState.load(plugin_state_file()).settings_of(info.name))
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.add_button(tr("Back to the defaults"), "flat", left=True).clicked.connect(self.form.reset)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.accept_button = self.add_button(tr("Keep"), "primary")
        self.accept_button.clicked.connect(lambda: self._store(info, params))
        self.form.changed.connect(lambda: self.accept_button.setEnabled(self.form.valid))
        self.accept_button.setEnabled(self.form.valid)

    def _store(self, info: PluginInfo, params: type[Params]) -> None:
        values = params(**self.form.values()).model_dump(mode="json")
        PluginState.load(plugin_state_file()).set_settings(info.name, values)
        self.accept()

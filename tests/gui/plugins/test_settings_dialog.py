"""What a person sets for a plugin is kept, and its jobs see it."""

from __future__ import annotations

from pathlib import Path

from creastudio.host.install import install
from creastudio.host.plugin_state import PluginState
from creastudio.shell.plugins.settings_dialog import PluginSettingsDialog
from creastudio.workspace.environment import open_registry, plugin_state_file
from creastudio.workspace.own_settings import own_settings
from tests.gui.conftest import StudioRobot
from tests.support.plugin_maker import GOOD_FACE, make_project

SETTINGS = """

class Own(Params):
    colours: int = param(3, title="Colours", ge=1, le=9)


@hookimpl
def creastudio_settings():
    return Own
"""


def test_settings_of_a_plugin_reach_its_jobs(studio: StudioRobot, tmp_path: Path, studio_home: Path) -> None:
    project = make_project(tmp_path / "project", "guiset", GOOD_FACE + SETTINGS)
    install(project, studio_home / "plugins")
    studio.studio.use_plugins(open_registry())
    environment = studio.studio.environment
    info = environment.registry.plugin("guiset")
    assert info.settings is not None
    workspace = studio.session.workspace
    services = workspace._services  # pyright: ignore[reportPrivateUsage]
    assert services.settings("guiset")["own"] == {"colours": 3}
    dialog = PluginSettingsDialog(info, info.settings, studio.session.models_of, studio.window)
    dialog.form.set_values({"colours": 7})
    dialog.accept_button.click()
    assert services.settings("guiset")["own"] == {"colours": 7}
    dialog.deleteLater()
    # What doesn't fit any more is passed over.
    state = PluginState.load(plugin_state_file())
    state.set_settings("guiset", {"colours": 99, "gone": 1})
    assert own_settings(environment.registry, state, "guiset") == {"colours": 3}

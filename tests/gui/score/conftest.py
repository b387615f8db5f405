"""The real window with an empty score in the editor, and a plugin that goes on from scores."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from creastudio import paths
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.panel import ScorePanel
from creastudio.store.model_library import ModelLibrary
from creastudio.store.settings import SettingsStore
from creastudio.workspace.environment import Environment
from tests.gui.conftest import StudioRobot
from tests.gui.score import toy_music


@pytest.fixture
def environment() -> Environment:
    store = SettingsStore(paths.settings_file())
    library = ModelLibrary([("own", paths.models_dir())], writable=paths.models_dir())
    return Environment(store, store.load(), toy_music.registry(), library, in_thread=True)


@pytest.fixture
def panel(studio: StudioRobot) -> ScorePanel:
    """The dock, in front, with nothing to edit."""
    studio.window.resize(1400, 900)
    studio.window.show_panel("score")
    panel = studio.window.panel("score")
    assert isinstance(panel, ScorePanel)
    studio.wait(panel.isVisible)
    return panel


@pytest.fixture
def editor(studio: StudioRobot, panel: ScorePanel) -> ScoreEditor:
    """The editor with an empty score."""
    panel.begin()
    studio.wait(lambda: panel.editor.roll.grid.width() > 200)
    QTest.qWait(20)
    return panel.editor

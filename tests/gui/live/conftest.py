"""The real window with a plugin that draws live."""

from __future__ import annotations

import pytest

from creastudio import paths
from creastudio.shell.live.pad_view import PadView
from creastudio.shell.live.panel import LivePanel
from creastudio.store.model_library import ModelLibrary
from creastudio.store.settings import SettingsStore
from creastudio.workspace.environment import Environment
from tests.gui.conftest import StudioRobot
from tests.gui.live import toy_live


@pytest.fixture
def environment() -> Environment:
    store = SettingsStore(paths.settings_file())
    library = ModelLibrary([("own", paths.models_dir())], writable=paths.models_dir())
    return Environment(store, store.load(), toy_live.registry(), library, in_thread=True)


@pytest.fixture
def panel(studio: StudioRobot) -> LivePanel:
    """The dock, in front."""
    studio.window.show_panel("live")
    panel = studio.window.panel("live")
    assert isinstance(panel, LivePanel)
    studio.wait(panel.isVisible)
    return panel


@pytest.fixture
def view(panel: LivePanel, studio: StudioRobot) -> PadView:
    """The pad, with its first picture."""
    view = panel.view
    assert view is not None
    studio.wait(lambda: not view.picture.image().isNull())
    return view

"""The panel in which texts are written, over the example plugin that writes word by word."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from creastudio import paths
from creastudio.core.writing import Writing
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry
from creastudio.shell.writing.panel import WritingPanel
from creastudio.shell.writing.run import Run
from creastudio.shell.writing.view import WritingView
from creastudio.store.model_library import ModelLibrary
from creastudio.store.settings import SettingsStore
from creastudio.workspace.environment import Environment
from tests.gui.conftest import StudioRobot

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "plugins" / "creastudio-chain"


class Desk:
    """The panel, and a person who writes in it."""

    def __init__(self, studio: StudioRobot) -> None:
        self.studio = studio
        studio.window.resize(1400, 900)
        studio.window.show_panel("writing")
        panel = studio.window.panel("writing")
        assert isinstance(panel, WritingPanel)
        self.panel = panel

    @property
    def view(self) -> WritingView:
        return self.panel.view

    @property
    def writing(self) -> Writing:
        writing = self.view.hand.writing
        assert writing is not None
        return writing

    def begin(self, text: str = "") -> None:
        """Begin a writing and type a text."""
        self.panel.begin()
        if text:
            self.type(text)

    def type(self, text: str) -> None:
        """Type, and rest."""
        self.view.page.setFocus()
        QTest.keyClicks(self.view.page, text)
        self.view.page.commit()

    def go_on(self, count: int = 3, **style: object) -> None:
        """Have the model write, and wait until it has."""
        self.start(count, **style)
        self.studio.wait(lambda: not self.view.hand.running)

    def start(self, count: int = 3, **style: object) -> None:
        """Have the model write."""
        box = self.view.side.style_box
        assert box is not None
        box.set_values({"words": 12, "pace": 0.0, "freedom": 1.0, **style})
        self.view.bar.count.setValue(count)
        self.view.go_on()
        assert self.view.hand.running


def apart(run: Run | None) -> bool:
    """Whether every way of a run has begun, and no two are alike: how long each gets is left to chance."""
    assert run is not None
    texts = {way.text for way in run.ways}
    return all(text.strip() for text in texts) and len(texts) == len(run.ways)


@pytest.fixture
def environment() -> Environment:
    """Settings and models on an empty home, and the example plugin."""
    if str(EXAMPLE) not in sys.path:
        sys.path.insert(0, str(EXAMPLE))
    from creastudio_chain.plugin import CHECK, DESK, WRITE  # pyright: ignore[reportMissingImports]

    store = SettingsStore(paths.settings_file())
    library = ModelLibrary([("own", paths.models_dir())], writable=paths.models_dir())
    chain = PluginInfo("chain", "1.0", face=Face(generators=(WRITE, CHECK), panels=(DESK,)))
    return Environment(store, store.load(), Registry((chain,)), library, in_thread=True)


@pytest.fixture
def desk(studio: StudioRobot) -> Desk:
    """The panel of an empty project."""
    return Desk(studio)

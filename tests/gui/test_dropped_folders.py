"""A folder that is dropped on the canvas becomes the data set of a training for what it holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QUrl

from creastudio import paths
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry
from creastudio.shell.canvas import dropping
from creastudio.shell.notices import Offer
from creastudio.store.model_library import ModelLibrary
from creastudio.store.settings import SettingsStore
from creastudio.workspace.environment import Environment
from creastudio_music.tools import train as music_train
from creastudio_music.tools import tune as music_tune
from creastudio_text.tools import train as text_train
from creastudio_text.tools import tune as text_tune
from tests.gui.conftest import StudioRobot


@pytest.fixture
def environment() -> Environment:
    """The trainers of texts and music on an empty home."""
    works = Face(trainers=(text_train.TRAIN, text_tune.TUNE, music_train.TRAIN, music_tune.TUNE))
    store = SettingsStore(paths.settings_file())
    library = ModelLibrary([("own", paths.models_dir())], writable=paths.models_dir())
    registry = Registry((PluginInfo("trainers", "1.0", face=works),))
    return Environment(store, store.load(), registry, library, in_thread=True)


@pytest.mark.parametrize(("ending", "work"), [("txt", "text.tune"), ("mid", "music.tune")])
def test_a_folder_of_texts_or_music_is_tuned_on(
    studio: StudioRobot, tmp_path: Path, ending: str, work: str
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    for name in "abc":
        (mine / f"{name}.{ending}").write_text("words")
    (mine / "cover.png").write_bytes(b"")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(mine))])
    assert dropping.drop(studio.session, mime, QPointF(10, 10))
    form = studio.window.generators.form
    assert form is not None
    assert form.work.id == work
    assert form.folder is not None
    assert form.folder.path == mine
    assert not isinstance(studio.studio.notifier.notices[-1], Offer)
    studio.idle()

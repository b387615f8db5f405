"""The storage page and collecting a project, in the window."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from creastudio import paths
from creastudio.api.recipe import ModelRef
from creastudio.shell.dialogs.collect import CollectDialog
from creastudio.shell.dialogs.storage import StorageDialog
from creastudio.shell.missing.models import models_beside, tell_missing, use_models
from creastudio.workspace.collect import MODELS
from creastudio.workspace.models_used import MissingModel
from tests.gui.conftest import StudioRobot


@pytest.fixture
def storage(studio: StudioRobot) -> StorageDialog:
    dialog = StorageDialog(studio.session, studio.studio.tasks, studio.window)
    dialog.show()
    studio.wait(lambda: not studio.studio.tasks.busy)
    return dialog


def test_every_row_is_measured_and_cleaned_after_a_question(
    studio: StudioRobot, storage: StorageDialog
) -> None:
    assert "in all" in storage.total.text()
    assert storage.rows["open"].count_text.text() == "1 project"
    assert not storage.rows["models"].act.isVisible()
    drag = paths.cache_dir() / "drag" / "a"
    drag.mkdir(parents=True)
    (drag / "x.png").write_bytes(b"x" * 2000)
    # What was dragged only now may still be read by the program it was dropped on.
    os.utime(drag, (1, 1))
    storage.measure()
    studio.wait(lambda: storage.rows["drags"].act.isEnabled())
    asked: list[str] = []

    def ask(_parent: object, title: str, text: str, *_rest: object) -> str:
        asked.append(f"{title} {text}")
        return "clean" if len(asked) > 1 else "cancel"

    storage.ask = ask
    storage.rows["drags"].act.click()
    assert drag.is_dir()
    storage.rows["drags"].act.click()
    studio.wait(lambda: not drag.exists())
    assert "Dragged and copied files" in asked[0]
    studio.wait(lambda: any("Freed" in told for told in studio.notices()))


def test_the_trash_of_the_project_is_emptied_here_too(studio: StudioRobot, storage: StorageDialog) -> None:
    results = studio.make(2)
    studio.session.workspace.discard([result.id for result in results])
    storage.measure()
    studio.wait(lambda: storage.rows["trash"].count_text.text() == "2 things")
    storage.trash.ask = lambda *_rest: "empty"
    storage.rows["trash"].act.click()
    studio.wait(lambda: not studio.session.workspace.blobs.has(results[0].asset.sha256))
    studio.wait(lambda: not storage.rows["trash"].act.isEnabled())
    studio.wait(lambda: not studio.studio.tasks.busy)


def test_a_project_is_collected_into_a_folder_and_a_zip(studio: StudioRobot, tmp_path: Path) -> None:
    studio.make(1)
    studio.session.workspace.save(tmp_path / "poster.crea")
    dialog = CollectDialog(studio.session, studio.studio.tasks, studio.window)
    studio.chooser.answers.append(tmp_path)
    studio.wait(dialog.go.isEnabled)
    dialog.go.click()
    studio.wait(lambda: (tmp_path / "poster" / "README.txt").is_file())
    again = CollectDialog(studio.session, studio.studio.tasks, studio.window)
    again.zip.setChecked(True)
    studio.chooser.answers.append(tmp_path / "all")
    studio.wait(again.go.isEnabled)
    again.go.click()
    studio.wait(lambda: (tmp_path / "all.zip").is_file())
    studio.wait(lambda: sum("Collected" in told for told in studio.notices()) == 2)


def test_a_project_is_collected_to_the_end_when_its_window_is_closed(
    studio: StudioRobot, tmp_path: Path
) -> None:
    studio.session.workspace.save(tmp_path / "poster.crea")
    dialog = CollectDialog(studio.session, studio.studio.tasks, studio.window)
    studio.chooser.answers.append(tmp_path)
    studio.wait(dialog.go.isEnabled)
    dialog.go.click()
    studio.studio.show_start(studio.window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    studio.wait(lambda: any("Collected" in told for told in studio.notices()))


def test_collecting_is_shown_and_given_up(
    studio: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def slow(*_args: object, tell: Callable[[float], object], **_rest: object) -> None:
        tell(0.25)
        reached.set()
        assert go_on.wait(10)
        tell(0.5)

    monkeypatch.setattr("creastudio.shell.dialogs.collect.collect_project", slow)
    dialog = CollectDialog(studio.session, studio.studio.tasks, studio.window)
    studio.chooser.answers.append(tmp_path)
    studio.wait(dialog.go.isEnabled)
    dialog.go.click()
    line = studio.window.status.collecting
    studio.wait(lambda: reached.is_set() and line.bar.value() == 250)
    assert line.isVisible()
    line.cancel.click()
    go_on.set()
    studio.wait(lambda: not line.isVisible())
    assert not studio.notices()


def test_models_beside_a_project_are_offered(studio: StudioRobot, tmp_path: Path) -> None:
    missing = [MissingModel(ModelRef(id="mine"))]
    assert models_beside(studio.session, missing) is None
    studio.session.workspace.save(tmp_path / "poster.crea")
    assert models_beside(studio.session, missing) is None
    folder = tmp_path / MODELS / "mine"
    folder.mkdir(parents=True)
    (folder / "card.json").write_text('{"id": "mine", "title": "Mine", "family": "toy"}')
    (folder / "model.safetensors").write_bytes(b"weights")
    assert models_beside(studio.session, [MissingModel(ModelRef(id="other"))]) is None
    tell_missing(studio.session, missing)
    assert any("lie beside it" in told for told in studio.notices())
    assert models_beside(studio.session, missing) == tmp_path / MODELS
    use_models(studio.session, tmp_path / MODELS)
    assert [entry.card.id for entry in studio.session.environment.models.entries()] == ["mine"]
    use_models(studio.session, tmp_path)
    assert any("has no models" in told for told in studio.notices())

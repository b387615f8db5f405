"""Saving in the window: work goes on meanwhile, and nothing is closed over it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt

from creastudio.core.canvas import TextLayer
from creastudio.shell.panels.properties.panel import PropertiesPanel
from creastudio.shell.window import closing
from creastudio.store.project_file import save_project
from creastudio.workspace import saving
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import drag


@pytest.fixture
def disk_is_free(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Files are written as soon as this is set."""
    free = threading.Event()

    def save_slowly(*args: Any, **options: Any) -> str:
        assert free.wait(30)
        return save_project(*args, **options)

    monkeypatch.setattr(saving, "save_project", save_slowly)
    yield free
    free.set()


def begin_to_save(studio: StudioRobot, path: Path) -> None:
    studio.chooser.answers = [path]
    studio.window.actions_by_id["file.save_as"].trigger()


def test_edits_go_on_while_the_file_is_written(
    studio: StudioRobot, disk_is_free: threading.Event, tmp_path: Path
) -> None:
    studio.do("edit.text")
    begin_to_save(studio, tmp_path / "a.crea")
    studio.do("edit.text")
    assert len(studio.session.document.artboards[0].layers) == 2
    assert studio.window.isWindowModified()
    disk_is_free.set()
    studio.wait(lambda: not studio.session.workspace.saving)
    assert studio.window.isWindowModified()
    studio.wait(studio.window.actions_by_id["edit.undo"].isEnabled)
    studio.do("edit.undo")
    studio.wait(lambda: not studio.window.isWindowModified())
    assert studio.window.close()


def test_a_file_that_went_is_written_anew_and_told(studio: StudioRobot, tmp_path: Path) -> None:
    studio.do("edit.text")
    (tmp_path / "shop").mkdir()
    begin_to_save(studio, tmp_path / "shop" / "a.crea")
    studio.wait(lambda: not studio.session.workspace.saving)
    before = len(studio.notices())
    studio.do("edit.text")
    studio.do("file.save")
    studio.wait(lambda: not studio.session.workspace.saving)
    assert len(studio.notices()) == before
    (tmp_path / "shop").rename(tmp_path / "renamed")
    studio.do("edit.text")
    studio.do("file.save")
    studio.wait(lambda: not studio.session.workspace.saving)
    assert any("written anew" in told for told in studio.notices()[before:])
    assert (tmp_path / "shop" / "a.crea").is_file()


def test_a_place_that_cant_be_looked_at_is_saved_to_all_the_same(
    studio: StudioRobot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def locked(_path: Path) -> bool:
        raise PermissionError

    studio.do("edit.text")
    begin_to_save(studio, tmp_path / "a.crea")
    studio.wait(lambda: not studio.session.workspace.saving)
    studio.do("edit.text")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "exists", locked)
        assert studio.window.commands.save()
    studio.wait(lambda: not studio.session.workspace.saving)
    assert not studio.session.workspace.dirty


def test_closing_waits_for_the_file(
    studio: StudioRobot, disk_is_free: threading.Event, tmp_path: Path
) -> None:
    studio.do("edit.text")
    begin_to_save(studio, tmp_path / "a.crea")
    timer = threading.Timer(0.05, disk_is_free.set)
    timer.start()
    assert studio.window.close()
    timer.join()
    assert (tmp_path / "a.crea").is_file()


def test_saving_again_asks_for_no_name(
    studio: StudioRobot, disk_is_free: threading.Event, tmp_path: Path
) -> None:
    begin_to_save(studio, tmp_path / "a.crea")
    asked = len(studio.chooser.asked)
    studio.window.commands.save()
    assert len(studio.chooser.asked) == asked
    disk_is_free.set()
    studio.wait(lambda: not studio.session.workspace.saving)
    assert studio.session.workspace.path == tmp_path / "a.crea"


def test_opening_what_is_being_written_stays_in_the_window(studio: StudioRobot, tmp_path: Path) -> None:
    window = studio.window
    begin_to_save(studio, tmp_path / "a.crea")
    studio.studio.open_path(tmp_path / "a.crea")
    assert studio.window is window
    assert studio.session.workspace.path == tmp_path / "a.crea"


def test_what_is_written_on_the_canvas_is_asked_about_and_kept(
    studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = studio.window.canvas
    canvas.setFocus()
    studio.qtbot.keyClick(canvas, Qt.Key.Key_T)
    drag(studio.qtbot, canvas, QPointF(200, 150), QPointF(400, 250))
    studio.qtbot.keyClicks(canvas, "Words")
    assert studio.session.document.artboards[0].layers == ()
    monkeypatch.setattr(closing, "ask_to_save", lambda *_: "cancel")
    assert not studio.window.close()
    (layer,) = studio.session.document.artboards[0].layers
    assert isinstance(layer, TextLayer)
    assert layer.text == "Words"


def test_words_in_the_properties_are_asked_about_and_kept(
    studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.do("edit.text")
    panel = studio.window.panel("properties")
    assert isinstance(panel, PropertiesPanel)
    field = panel.layer.text.text
    field.setFocus()
    field.setPlainText("Typed last")
    monkeypatch.setattr(closing, "ask_to_save", lambda *_: "cancel")
    assert not studio.window.close()
    (layer,) = studio.session.document.artboards[0].layers
    assert isinstance(layer, TextLayer)
    assert layer.text == "Typed last"

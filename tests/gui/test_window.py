"""The window of a project: actions, title, layout, saving, closing."""

from __future__ import annotations

import gc
import json
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from creastudio import paths
from creastudio.core.canvas import TextLayer
from creastudio.core.edits import update_artboard
from creastudio.shell.app import make_application
from creastudio.shell.dialogs import question
from creastudio.shell.dialogs.project_settings import ProjectSettingsDialog
from creastudio.shell.session import Offer
from creastudio.shell.start.start_cards import SizeCard
from creastudio.shell.start.start_page import StartWindow
from creastudio.shell.studio import Studio
from creastudio.shell.window.main_window import MainWindow
from creastudio.workspace import opening
from creastudio.workspace.environment import Environment
from tests.gui.conftest import FakeChooser, StudioRobot
from tests.support.plugin_maker import face, make_unpacked


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a person answers to the next questions, in order; empty means Esc."""
    given: list[str] = []

    def answer(dialog: question.Question) -> int:
        dialog.answer = given.pop(0) if given else "cancel"
        assert dialog.answer == "cancel" or dialog.answer in dialog.buttons
        return 1

    monkeypatch.setattr(question.Question, "exec", answer)
    return given


def test_undo_and_redo_by_key(studio: StudioRobot) -> None:
    window = studio.window
    studio.do("edit.text")
    assert isinstance(studio.session.document.artboards[0].layers[0], TextLayer)
    studio.wait(window.actions_by_id["edit.undo"].isEnabled)
    studio.qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert studio.session.document.artboards[0].layers == ()
    studio.wait(window.actions_by_id["edit.redo"].isEnabled)
    studio.qtbot.keyClick(
        window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert len(studio.session.document.artboards[0].layers) == 1


def test_actions_that_cannot_be_used_are_disabled(studio: StudioRobot) -> None:
    actions = studio.window.actions_by_id
    studio.window.commands.refresh()
    assert not actions["edit.undo"].isEnabled()
    assert not actions["edit.group"].isEnabled()
    studio.do("edit.text")
    studio.wait(lambda: actions["edit.undo"].isEnabled() and actions["edit.group"].isEnabled())
    assert actions["edit.undo"].text().startswith("Undo: ")


def test_layers_are_duplicated_grouped_and_deleted(studio: StudioRobot) -> None:
    session = studio.session
    studio.do("edit.text")
    studio.window.commands.refresh()
    (text,) = session.selected_layers
    studio.do("edit.duplicate")
    # What is done next is done to the copy: what it is of stays where it is.
    assert session.selected_layers == (session.document.artboards[0].layers[-1].id,)
    assert session.selected_layers != (text,)
    studio.do("edit.select_all")
    assert len(session.selected_layers) == 2
    studio.do("edit.group")
    assert [layer.type for layer in session.document.artboards[0].layers] == ["group"]
    studio.do("edit.select_all")
    studio.window.commands.refresh()
    studio.do("edit.ungroup")
    studio.do("edit.select_all")
    studio.window.commands.refresh()
    studio.do("edit.delete")
    assert session.document.artboards[0].layers == ()
    assert session.selected_layers == ()


def test_a_new_artboard_becomes_the_active_one(studio: StudioRobot) -> None:
    studio.do("edit.artboard")
    assert len(studio.session.document.artboards) == 2
    assert studio.session.artboard_id == studio.session.document.artboards[1].id


def test_the_title_shows_name_and_unsaved_changes(studio: StudioRobot, tmp_path: Path) -> None:
    window = studio.window
    assert not window.isWindowModified()
    studio.do("edit.text")
    assert window.isWindowModified()
    studio.wait(lambda: not window.windowTitle().startswith("•"))
    studio.chooser.answers = [tmp_path / "Poster"]
    studio.do("file.save")
    assert (tmp_path / "Poster.crea").is_file()
    assert window.windowTitle().startswith("Poster")
    assert not window.isWindowModified()
    assert studio.session.settings.recent_files[0].endswith("Poster.crea")


def test_saving_where_it_cannot_be_saved_is_said_and_nothing_is_lost(
    studio: StudioRobot, tmp_path: Path
) -> None:
    studio.do("edit.text")
    (tmp_path / "file").write_text("no folder")
    studio.chooser.answers = [tmp_path / "file" / "x.crea"]
    studio.do("file.save_as")
    assert studio.studio.notifier.notices[-1].level == "error"
    assert studio.window.isWindowModified()
    assert len(studio.session.document.artboards[0].layers) == 1


def test_panels_are_made_when_they_are_first_seen(studio: StudioRobot) -> None:
    holders = studio.window.docks.holders
    assert holders["generators"].panel is not None
    assert holders["history"].panel is None
    studio.session.show_panel("history")
    assert holders["history"].panel is not None


def test_the_layout_is_remembered(studio: StudioRobot) -> None:
    window = studio.window
    window.docks.docks["generators"].hide()
    window.closing.drop()
    window.close()
    state = json.loads(studio.studio.environment.settings.window_state)
    assert state["docks"]
    again = studio.new()
    assert not again.docks.docks["generators"].isVisible()
    again.commands.reset_layout()
    assert again.docks.docks["generators"].isVisible()


def test_damaged_layout_settings_do_no_harm(bare_studio: StudioRobot) -> None:
    bare_studio.studio.environment.update_settings(window_state='{"docks": 3}')
    assert bare_studio.new().isVisible()


class TestClosing:
    def test_an_untouched_project_closes_without_a_question(
        self, studio: StudioRobot, answers: list[str]
    ) -> None:
        assert studio.window.close()
        assert studio.studio.window is None

    def test_cancel_keeps_the_window(self, studio: StudioRobot, answers: list[str]) -> None:
        studio.do("edit.text")
        answers.append("cancel")
        assert not studio.window.close()
        assert studio.window.isVisible()

    def test_save_asks_for_a_name_and_saves(
        self, studio: StudioRobot, answers: list[str], tmp_path: Path
    ) -> None:
        studio.do("edit.text")
        answers.append("save")
        studio.chooser.answers = [tmp_path / "kept.crea"]
        assert studio.window.close()
        assert (tmp_path / "kept.crea").is_file()

    def test_who_finds_no_name_keeps_the_window(self, studio: StudioRobot, answers: list[str]) -> None:
        studio.do("edit.text")
        answers.append("save")
        studio.chooser.answers = [None]
        assert not studio.window.close()

    def test_results_nobody_placed_are_worth_a_question(
        self, studio: StudioRobot, answers: list[str]
    ) -> None:
        studio.make(1)
        answers.append("cancel")
        assert not studio.window.close()

    def test_stop_ends_the_jobs(self, studio: StudioRobot, answers: list[str]) -> None:
        studio.session.run("toy.slow", {})
        studio.wait(lambda: studio.session.workspace.desk.queue.records()[0].status == "running")
        answers += ["stop"]
        queue = studio.session.workspace.desk.queue
        assert studio.window.close()
        assert queue.records()[0].status in ("cancelled", "cancelling")

    def test_wait_closes_when_the_last_job_is_done(self, studio: StudioRobot, answers: list[str]) -> None:
        record = studio.session.run("toy.slow", {})
        assert record is not None
        answers += ["wait", "discard"]
        assert not studio.window.close()
        studio.session.workspace.desk.queue.cancel(record.id)
        studio.wait(lambda: studio.studio.window is None)

    def test_pause_keeps_the_jobs_for_next_time(
        self, studio: StudioRobot, answers: list[str], tmp_path: Path
    ) -> None:
        path = tmp_path / "later.crea"
        studio.chooser.answers = [path]
        studio.do("file.save_as")
        studio.session.run("toy.slow", {})
        studio.wait(lambda: studio.session.workspace.desk.queue.records()[0].status == "running")
        answers += ["pause"]
        assert studio.window.close()
        studio.studio.open_path(path)
        records = studio.session.workspace.desk.queue.records()
        assert [record.request.work for record in records] == ["toy.slow"]
        assert not records[0].ended


class TestOpening:
    def test_a_saved_project_opens_with_what_was_in_it(self, studio: StudioRobot, tmp_path: Path) -> None:
        path = tmp_path / "a.crea"
        studio.session.accept(studio.make(1)[0].id, "both")
        studio.chooser.answers = [path]
        studio.do("file.save_as")
        document = studio.session.document
        studio.studio.show_start(studio.window)
        studio.studio.open_path(path)
        assert studio.session.document == document
        assert not studio.window.isWindowModified()

    @pytest.mark.parametrize("content", [b"", b"not a project", b"PK\x03\x04 broken"])
    def test_a_damaged_file_is_told_and_the_open_project_stays(
        self, studio: StudioRobot, tmp_path: Path, content: bytes
    ) -> None:
        (tmp_path / "bad.crea").write_bytes(content)
        window = studio.window
        studio.studio.open_path(tmp_path / "bad.crea")
        assert studio.window is window
        assert studio.studio.notifier.notices[-1].level == "error"
        assert studio.studio.notifier.notices[-1].hint

    def test_of_a_damaged_file_the_last_state_is_offered_else_an_older_version(
        self, bare_studio: StudioRobot, tmp_path: Path
    ) -> None:
        bare_studio.new(width=64, height=32)
        path = tmp_path / "bad.crea"
        for name in ("One", "Two"):
            bare_studio.session.apply(update_artboard(bare_studio.session.artboard_id, name=name))
            bare_studio.session.workspace.save(path)
        bare_studio.studio.show_start(bare_studio.window)
        path.write_bytes(path.read_bytes()[:100])
        for name in ("Two", "One"):
            bare_studio.studio.open_path(path)
            notice = bare_studio.studio.notifier.notices[-1]
            assert isinstance(notice, Offer)
            assert notice.action is not None
            notice.action()
            assert bare_studio.session.document.artboards[0].name == name
            assert bare_studio.window.isWindowModified() == (name == "Two")
            bare_studio.window.closing.drop()
            bare_studio.studio.show_start(bare_studio.window)

    def test_a_missing_file_is_told(self, bare_studio: StudioRobot, tmp_path: Path) -> None:
        bare_studio.studio.start([str(tmp_path / "gone.crea")])
        assert isinstance(bare_studio.studio.window, StartWindow)
        assert bare_studio.notices()

    def test_a_project_dropped_on_the_window_opens(
        self, studio: StudioRobot, answers: list[str], tmp_path: Path
    ) -> None:
        path = tmp_path / "drop.crea"
        studio.chooser.answers = [path]
        studio.do("file.save_copy")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        studio.window.dropEvent(event)
        studio.wait(
            lambda: isinstance(studio.studio.window, MainWindow) and studio.session.workspace.path == path
        )

    def test_unsaved_work_is_offered_and_can_be_left_aside(
        self, studio: StudioRobot, answers: list[str], tmp_path: Path
    ) -> None:
        path = tmp_path / "crash.crea"
        studio.chooser.answers = [path]
        studio.do("file.save_as")
        studio.do("edit.text")
        kill(studio)
        answers.append("without")
        studio.studio.open_path(path)
        assert studio.session.document.artboards[0].layers == ()
        studio.window.closing.drop()
        studio.window.close()

    def test_unsaved_work_goes_on(self, studio: StudioRobot, answers: list[str], tmp_path: Path) -> None:
        path = tmp_path / "crash.crea"
        studio.chooser.answers = [path]
        studio.do("file.save_as")
        studio.do("edit.text")
        kill(studio)
        answers.append("recover")
        studio.studio.open_path(path)
        assert len(studio.session.document.artboards[0].layers) == 1
        assert studio.session.workspace.history.can_undo


def kill(studio: StudioRobot) -> None:
    """Let the window go without saving or asking, as a crash would leave things."""
    window = studio.window
    studio.wait(lambda: not studio.session.workspace.pending)
    window.closing.may_close = lambda: True  # type: ignore[method-assign]
    window.close()


class TestStartPage:
    def test_the_studio_starts_with_the_start_page(self, bare_studio: StudioRobot) -> None:
        bare_studio.studio.start([])
        assert bare_studio.start.page.new_button.isVisible()
        assert bare_studio.start.page.recovery is None

    def test_a_usual_size_begins_a_project(self, bare_studio: StudioRobot) -> None:
        bare_studio.studio.start([])
        card = next(card for card in bare_studio.start.page.findChildren(SizeCard) if card.text() == "Screen")
        bare_studio.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
        assert bare_studio.session.document.artboards[0].width == 1920

    def test_unsaved_work_is_listed_and_goes_on(self, studio: StudioRobot) -> None:
        studio.do("edit.text")
        kill(studio)
        studio.studio.show_start()
        assert studio.start.page.recovery is not None
        studio.studio.recover(opening.unsaved_work()[0])
        assert len(studio.session.document.artboards[0].layers) == 1


def test_a_copy_that_nobody_changed_closes_without_a_question(
    studio: StudioRobot, answers: list[str], tmp_path: Path
) -> None:
    studio.make(1)
    path = tmp_path / "copy.crea"
    studio.chooser.answers = [path]
    studio.do("file.save_as")
    studio.studio.open_workspace(lambda: opening.open_copy(studio.studio.environment, path))
    assert len(studio.session.workspace.results) == 1
    assert not studio.window.isWindowModified()
    assert studio.window.close()


def test_an_older_version_opens_as_a_copy(studio: StudioRobot, answers: list[str], tmp_path: Path) -> None:
    commands, menu = studio.window.commands, studio.window.menus.versions
    commands.fill_versions()
    assert [item.isEnabled() for item in menu.actions()] == [False]
    studio.chooser.answers = [tmp_path / "mine.crea"]
    studio.do("file.save_as")
    studio.do("edit.text")
    studio.do("file.save")
    commands.fill_versions()
    (version,) = menu.actions()
    assert version.isEnabled()
    version.trigger()
    assert studio.session.document.artboards[0].layers == ()
    assert studio.session.workspace.path is None


def test_a_closed_project_is_not_kept_in_memory(studio: StudioRobot) -> None:
    session = studio.session
    results = studio.make(1)
    session.discard([results[0].id])
    images = weakref.ref(session.images)
    studio.window.closing.drop()
    studio.studio.show_start(studio.window)
    del session
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert images() is None
    assert "Discarded 1 result." in studio.notices()


def test_a_dialog_is_gone_when_it_was_closed(studio: StudioRobot) -> None:
    window = studio.window

    def close() -> None:
        (dialog,) = window.findChildren(ProjectSettingsDialog)
        dialog.reject()

    QTimer.singleShot(0, window, close)
    studio.do("edit.project")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(ProjectSettingsDialog) == []


class TestNewPlugins:
    def test_the_window_does_not_wait_for_them(
        self, environment: Environment, chooser: FakeChooser, qtbot: QtBot
    ) -> None:
        make_unpacked(paths.plugins_dir(), "newcomer")
        make_unpacked(paths.plugins_dir(), "sad", face("@hookimpl", "raise RuntimeError('boom')\n@hookimpl"))
        environment = Environment.load(in_thread=True, wait_for_plugins=False)
        studio = Studio(make_application(), environment, chooser)
        try:
            studio.start([])
            assert studio.environment.registry.plugin("newcomer").status == "unchecked"
            qtbot.waitUntil(
                lambda: studio.environment.registry.plugin("newcomer").status == "ok", timeout=30_000
            )
            assert [notice.report for notice in studio.notifier.notices if "sad" in notice.message]
        finally:
            studio.quit()
            studio.close()
            studio.deleteLater()

"""An open project: generate, accept, undo, save, reopen, recover."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.canvas import ImageLayer, TextLayer
from creastudio.store.blobs import BlobStore
from creastudio.store.lock import is_locked
from creastudio.store.recovery import forget_saved, working_states
from creastudio.workspace import workspace as workspace_module
from creastudio.workspace.environment import Environment
from creastudio.workspace.opening import (
    forget_work,
    new_project,
    open_copy,
    open_project,
    recover_project,
    unsaved_work,
)
from creastudio.workspace.workspace import Workspace
from tests.support.projects import work_off


def generated(workspace: Workspace, count: int = 2) -> list[str]:
    workspace.desk.submit("toy.dot", {"count": count}, seed=5)
    work_off(workspace)
    return [result.id for result in workspace.results]


def test_a_result_is_placed_undone_and_placed_again(workspace: Workspace) -> None:
    first, second = generated(workspace)
    workspace.accept(first, "both")
    layer = workspace.document.artboards[0].layers[0]
    assert isinstance(layer, ImageLayer)
    assert len(layer.takes) == 2
    assert len(workspace.document.sequences[0].tracks[0].clips) == 1
    assert [result.state for result in workspace.results] == ["accepted", "new"]
    workspace.undo()
    assert workspace.document.artboards[0].layers == ()
    assert [result.state for result in workspace.results] == ["new", "new"]
    workspace.redo()
    assert workspace.document.artboards[0].layers[0] is layer
    workspace.accept(second, "timeline")
    assert len(workspace.document.sequences[0].tracks[0].clips) == 2


def test_discarded_results_come_back(workspace: Workspace) -> None:
    ids = generated(workspace)
    workspace.discard(ids)
    assert {result.state for result in workspace.results} == {"discarded"}
    workspace.restore(ids[:1])
    assert [result.state for result in workspace.results] == ["new", "discarded"]
    with pytest.raises(UserError, match="tray"):
        workspace.accept("nobody")


def test_variations_and_repeats_name_where_they_come_from(workspace: Workspace) -> None:
    first = workspace.tray.get(generated(workspace)[0])
    assert first.asset.recipe is not None
    workspace.desk.again(first.asset.recipe)
    workspace.desk.vary(first.asset.recipe, 0.4)
    work_off(workspace)
    again, *varied = workspace.results[2:]
    assert again.asset.sha256 == first.asset.sha256
    parents = [item.asset.recipe.parent for item in varied if item.asset.recipe]
    assert parents == [first.asset.recipe] * len(varied)
    assert varied


def test_what_is_saved_is_opened_with_its_undo_and_tray(
    environment: Environment, workspace: Workspace, tmp_path: Path
) -> None:
    workspace.accept(generated(workspace)[0])
    assert workspace.dirty
    workspace.save(tmp_path / "poster.crea")
    assert not workspace.dirty
    document = workspace.document
    workspace.close()
    again = open_project(environment, tmp_path / "poster.crea")
    assert again.document == document
    assert len(again.results) == 2
    assert (again.dirty, again.history.can_undo, again.title) == (False, True, "poster")
    layer = again.document.artboards[0].layers[0]
    assert isinstance(layer, ImageLayer)
    assert again.read_blob(layer.asset)
    again.close()
    assert environment.settings.recent_files[0] == str((tmp_path / "poster.crea").resolve())


def test_a_file_changed_elsewhere_is_read_anew(environment: Environment, tmp_path: Path) -> None:
    one = new_project(environment)
    one.save(tmp_path / "a.crea")
    one.close()
    other = open_copy(environment, tmp_path / "a.crea")
    other.apply(edits.add_artboard(edits.beside(other.document, 10, 10, "New")))
    other.save(tmp_path / "a.crea")
    other.close()
    again = open_project(environment, tmp_path / "a.crea")
    assert [board.name for board in again.document.artboards] == ["Artboard 1", "New"]
    again.close()


def test_an_open_project_is_opened_as_a_copy_only(environment: Environment, tmp_path: Path) -> None:
    one = new_project(environment)
    one.save(tmp_path / "a.crea")
    # What another window can see is what is durable.
    assert one.journal.flush()
    with pytest.raises(UserError, match="open in another window"):
        open_project(environment, tmp_path / "a.crea")
    copy = open_copy(environment, tmp_path / "a.crea")
    assert copy.path is None
    copy.close()
    one.close()


def test_unsaved_work_is_found_and_recovered(environment: Environment) -> None:
    workspace = new_project(environment, "Poster")
    board = workspace.document.artboards[0].id
    workspace.apply(edits.add_layer(board, TextLayer(text="Unsaved")))
    assert unsaved_work() == []
    workspace.close()
    (state,) = unsaved_work()
    assert state.title == "Poster"
    again = recover_project(environment, state)
    assert again.document == workspace.document
    assert again.dirty
    again.undo()
    again.close()
    forget_work(unsaved_work()[0])
    assert unsaved_work() == []
    assert not list(paths.journals_dir().iterdir())


def test_a_project_closed_for_good_leaves_nothing(environment: Environment) -> None:
    workspace = new_project(environment)
    workspace.close(forget=True)
    assert not list(paths.journals_dir().iterdir())


def test_a_damaged_file_opens_nothing_and_leaves_nothing(environment: Environment, tmp_path: Path) -> None:
    (tmp_path / "a.crea").write_bytes(b"PK broken")
    with pytest.raises(UserError, match="damaged"):
        open_project(environment, tmp_path / "a.crea")
    assert not list(paths.journals_dir().iterdir())


def test_listeners_hear_what_happened(workspace: Workspace) -> None:
    heard: list[str] = []
    for topic in ("document", "history", "results", "job", "saved"):
        workspace.on(topic, lambda *args, topic=topic: heard.append(topic))
    workspace.accept(generated(workspace)[0])
    assert {"job", "results", "document", "history"} <= set(heard)
    workspace.journal.flush()
    workspace.poll()
    assert not workspace.pending


def test_a_failed_job_is_a_notice(workspace: Workspace) -> None:
    notices = []
    workspace.on("notice", notices.append)
    request = workspace.desk.submit("toy.dot", {}).request
    work_off(workspace)
    broken = request.model_copy(update={"id": "x", "entry": "cs_toy.engine:nowhere"})
    workspace.desk.run(broken)
    work_off(workspace)
    assert notices[0].level == "error"
    assert "toy" in notices[0].hint


def test_settings_that_cannot_be_written_do_not_undo_a_save(
    environment: Environment, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise UserError("The settings were not written. The disk is read-only.")

    notices = []
    workspace.on("notice", notices.append)
    monkeypatch.setattr(environment, "remember_file", refuse)
    workspace.save(tmp_path / "a.crea")
    workspace.poll()
    assert (tmp_path / "a.crea").exists()
    assert not workspace.dirty
    assert "settings" in notices[0].message
    workspace.close()
    open_project(environment, tmp_path / "a.crea").close()


def test_work_that_another_window_took_is_not_forgotten(environment: Environment) -> None:
    workspace = new_project(environment, "Poster")
    workspace.apply(edits.add_layer(workspace.document.artboards[0].id, TextLayer(text="Unsaved")))
    workspace.close()
    (state,) = unsaved_work()
    taken = recover_project(environment, state)
    forget_work(state)
    assert taken.journal.folder.exists()
    taken.close()
    forget_work(state)
    assert unsaved_work() == []


def test_unsaved_work_on_a_copy_is_offered_by_its_title(
    environment: Environment, workspace: Workspace, tmp_path: Path
) -> None:
    workspace.save(tmp_path / "a.crea")
    copy = open_copy(environment, tmp_path / "a.crea")
    copy.apply(edits.add_layer(copy.document.artboards[0].id, TextLayer(text="new")))
    copy.journal.flush()
    copy.close("stop")
    assert [state.title for state in unsaved_work()] == ["Poster"]


def test_a_project_that_cannot_be_opened_leaves_no_working_state(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: BlobStore, folder: Path) -> None:
        raise UserError("The disk is full.", "Free some space.")

    with monkeypatch.context() as patched:
        patched.setattr(BlobStore, "__init__", refuse)
        with pytest.raises(UserError, match="full"):
            new_project(environment)
    assert list(paths.journals_dir().iterdir()) == []


def test_a_removed_job_leaves_nothing(workspace: Workspace) -> None:
    generated(workspace)
    (record,) = workspace.desk.queue.records()
    workspace.desk.remove(record.id)
    assert workspace.desk.queue.records() == ()
    assert workspace.desk.said.last_preview(record.id) is None
    assert workspace.desk.said.curves(record.id) == {}
    assert not (workspace.journal.folder / "jobs" / record.id).exists()


def test_what_is_forgotten_need_not_be_written(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = new_project(environment)
    close = workspace.journal.close

    def refused() -> None:
        close()
        raise UserError("The last edits could not be written.")

    monkeypatch.setattr(workspace.journal, "close", refused)
    workspace.close(forget=True)
    assert list(paths.journals_dir().iterdir()) == []


def test_the_journal_is_let_go_when_the_queue_fails(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = new_project(environment)

    def fail(mode: str) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(workspace.desk.queue, "close", fail)
    with pytest.raises(RuntimeError, match="a bug"):
        workspace.close()
    assert not is_locked(workspace.journal.folder)


def test_closing_forgets_old_projects_that_their_files_hold(
    environment: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace_module, "forget_saved", partial(forget_saved, keep=2))
    for name in "abc":
        workspace = new_project(environment, name)
        workspace.accept(generated(workspace, 1)[0])
        workspace.save(tmp_path / f"{name}.crea")
        workspace.close()
    kept = {state.path for state in working_states(paths.journals_dir())}
    assert kept == {tmp_path / "b.crea", tmp_path / "c.crea"}
    old = open_project(environment, tmp_path / "a.crea")
    assert len(old.document.artboards[0].layers) == 1
    assert (old.history.can_undo, len(old.results), old.dirty) == (False, 1, False)
    old.close()
    recent = open_project(environment, tmp_path / "c.crea")
    assert recent.history.can_undo
    recent.close()

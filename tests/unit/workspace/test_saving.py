"""Saving beside the work: what is written, what stays unsaved, and what is told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.document import Document
from creastudio.store.blobs import BlobStore
from creastudio.store.lock import is_locked
from creastudio.store.project_file import load_project, save_project
from creastudio.workspace import saving
from creastudio.workspace.environment import Environment
from creastudio.workspace.notice import Notice
from creastudio.workspace.opening import new_project, open_project, unsaved_work
from creastudio.workspace.workspace import Workspace
from tests.support.projects import toy_environment, wait_for


class SlowDisk:
    """Takes project files only after ``go``; remembers which thread wrote."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.threads: list[threading.Thread] = []

    def __call__(self, *args: Any, **options: Any) -> str:
        self.threads.append(threading.current_thread())
        assert self.go.wait(30)
        return save_project(*args, **options)


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    disk = SlowDisk()
    monkeypatch.setattr(saving, "save_project", disk)
    yield disk
    disk.go.set()


def edit(workspace: Workspace, name: str = "New") -> Document:
    return workspace.apply(edits.add_artboard(edits.beside(workspace.document, 10, 10, name)))


def in_file(path: Path, blobs: BlobStore) -> Document:
    return load_project(path, blobs).document


def test_edits_made_meanwhile_stay_unsaved(
    environment: Environment, workspace: Workspace, slow_disk: SlowDisk, tmp_path: Path
) -> None:
    written: list[Path] = []
    saved = edit(workspace)
    assert workspace.start_save(tmp_path / "a.crea", written.append) == tmp_path / "a.crea"
    edit(workspace, "Later")
    workspace.poll()
    assert (workspace.saving, workspace.path, written) == (True, None, [])
    slow_disk.go.set()
    wait_for(workspace, lambda: not workspace.saving)
    assert written == [tmp_path / "a.crea"]
    assert workspace.path == tmp_path / "a.crea"
    assert workspace.dirty
    assert in_file(tmp_path / "a.crea", workspace.blobs) == saved
    assert environment.settings.recent_files == (str(tmp_path / "a.crea"),)
    assert threading.current_thread() not in slow_disk.threads
    workspace.close()
    assert [state.path for state in unsaved_work()] == [tmp_path / "a.crea"]


def test_what_is_undone_to_the_saved_document_is_saved(
    workspace: Workspace, slow_disk: SlowDisk, tmp_path: Path
) -> None:
    edit(workspace)
    workspace.start_save(tmp_path / "a.crea")
    edit(workspace)
    slow_disk.go.set()
    workspace.finish_saving()
    assert workspace.dirty
    workspace.undo()
    assert not workspace.dirty


def test_a_save_that_fails_is_told_and_nothing_counts_as_saved(workspace: Workspace, tmp_path: Path) -> None:
    notices: list[Notice] = []
    workspace.on("notice", notices.append)
    (tmp_path / "file").write_text("no folder")
    written: list[Path] = []
    workspace.start_save(tmp_path / "file" / "a.crea", written.append)
    wait_for(workspace, lambda: not workspace.saving)
    assert [notice.level for notice in notices] == ["error"]
    assert notices[0].hint
    assert (workspace.dirty, workspace.path, written) == (True, None, [])


def test_saves_are_written_in_order_and_the_last_names_the_project(
    workspace: Workspace, slow_disk: SlowDisk, tmp_path: Path
) -> None:
    workspace.start_save(tmp_path / "a.crea")
    workspace.start_copy(tmp_path / "copy.crea")
    last = edit(workspace)
    assert workspace.start_save() == tmp_path / "a.crea"
    slow_disk.go.set()
    workspace.finish_saving()
    assert in_file(tmp_path / "a.crea", workspace.blobs) == last
    assert in_file(tmp_path / "copy.crea", workspace.blobs) != last
    assert (workspace.path, workspace.dirty) == (tmp_path / "a.crea", False)


def test_a_copy_leaves_the_project_as_it_was(workspace: Workspace, tmp_path: Path) -> None:
    edit(workspace)
    written: list[Path] = []
    workspace.start_copy(tmp_path / "copy.crea", written.append)
    workspace.finish_saving()
    assert in_file(tmp_path / "copy.crea", workspace.blobs) == workspace.document
    assert (workspace.path, workspace.dirty) == (None, True)
    assert written == [tmp_path / "copy.crea"]
    assert workspace.environment.settings.recent_files == ()


def test_a_project_without_file_needs_a_name(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="no file yet"):
        workspace.start_save()
    with pytest.raises(UserError, match="no file yet"):
        workspace.save()
    assert not workspace.saving


def test_closing_waits_until_all_is_written(
    environment: Environment, workspace: Workspace, slow_disk: SlowDisk, tmp_path: Path
) -> None:
    saved = edit(workspace)
    workspace.start_save(tmp_path / "a.crea")
    threading.Timer(0.05, slow_disk.go.set).start()
    workspace.close()
    assert unsaved_work() == []
    again = open_project(environment, tmp_path / "a.crea")
    assert (again.document, again.dirty, again.history.can_undo) == (saved, False, True)
    again.close()


def test_saving_now_comes_after_what_was_started(
    workspace: Workspace, slow_disk: SlowDisk, tmp_path: Path
) -> None:
    workspace.start_save(tmp_path / "a.crea")
    last = edit(workspace)
    slow_disk.go.set()
    assert workspace.save() == tmp_path / "a.crea"
    assert in_file(tmp_path / "a.crea", workspace.blobs) == last
    assert (workspace.saving, workspace.dirty) == (False, False)


def test_a_bug_is_not_taken_for_a_save(
    environment: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **options: Any) -> str:
        raise RuntimeError("a bug")

    monkeypatch.setattr(saving, "save_project", fail)
    workspace = new_project(environment)
    workspace.start_save(tmp_path / "a.crea")
    with pytest.raises(RuntimeError, match="a bug"):
        workspace.close()
    assert workspace.dirty
    assert not is_locked(workspace.journal.folder)


@settings(max_examples=15)
@given(moves=st.lists(st.sampled_from(["edit", "undo", "redo", "save", "poll"]), max_size=10))
def test_the_file_holds_what_was_there_when_it_was_last_asked_for(
    tmp_path_factory: pytest.TempPathFactory, moves: list[str]
) -> None:
    environment = toy_environment()
    workspace = new_project(environment)
    path = tmp_path_factory.mktemp("files") / "a.crea"
    asked: Document | None = None
    for move in moves:
        if move == "edit":
            edit(workspace)
        elif move == "save":
            asked = workspace.document
            workspace.start_save(path)
        else:
            getattr(workspace, move)()
    workspace.finish_saving()
    now, dirty = workspace.document, workspace.dirty
    assert dirty == (now is not asked)
    if asked is not None:
        assert in_file(path, workspace.blobs) == asked
    workspace.close()
    if not dirty:
        again = open_project(environment, path)
        assert (again.document, again.dirty) == (now, False)
        again.close()

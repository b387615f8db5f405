"""Ways to open a project: what each goes on with, and what is left when one fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.document import new_document
from creastudio.store.journal import Journal
from creastudio.store.recovery import WorkingState
from creastudio.workspace.environment import Environment
from creastudio.workspace.opening import (
    forget_work,
    is_open_elsewhere,
    new_project,
    open_copy,
    open_project,
    recover_project,
    start_project,
    unsaved_work,
)
from creastudio.workspace.workspace import Workspace
from tests.support.projects import toy_environment


@pytest.fixture
def file(environment: Environment, tmp_path: Path) -> Path:
    """A saved project that nobody has open."""
    workspace = new_project(environment, "Poster", 640, 480)
    edit(workspace, "Saved")
    workspace.save(tmp_path / "a.crea")
    workspace.close()
    return tmp_path / "a.crea"


def edit(workspace: Workspace, name: str) -> None:
    workspace.apply(edits.add_artboard(edits.beside(workspace.document, 10, 10, name)))


def boards(workspace: Workspace) -> list[str]:
    return [board.name for board in workspace.document.artboards]


def working_folders() -> list[Path]:
    return list(paths.journals_dir().iterdir())


def test_a_new_project_has_the_size_that_was_asked_for(environment: Environment) -> None:
    workspace = new_project(environment, "Poster", 640, 480)
    (board,) = workspace.document.artboards
    assert (board.width, board.height) == (640, 480)
    assert (workspace.title, workspace.path, workspace.history.can_undo) == ("Poster", None, False)
    workspace.close(forget=True)


def test_a_project_starts_from_a_document(environment: Environment) -> None:
    document = new_document("From a template")
    workspace = start_project(environment, document)
    assert workspace.document == document
    workspace.close(forget=True)


def test_a_copy_has_the_content_but_no_file_and_no_undo(environment: Environment, file: Path) -> None:
    before = file.read_bytes()
    copy = open_copy(environment, file)
    assert boards(copy) == ["Artboard 1", "Saved"]
    assert (copy.path, copy.dirty, copy.history.can_undo) == (None, False, False)
    edit(copy, "Mine")
    assert copy.dirty
    copy.close(forget=True)
    assert file.read_bytes() == before


def test_opening_is_remembered_and_a_copy_is_not(
    environment: Environment, file: Path, tmp_path: Path
) -> None:
    file.rename(tmp_path / "b.crea")
    environment.update_settings(recent_files=())
    open_copy(environment, tmp_path / "b.crea").close(forget=True)
    assert environment.settings.recent_files == ()
    open_project(environment, tmp_path / "b.crea").close()
    assert environment.settings.recent_files == (str(tmp_path / "b.crea"),)


def test_a_moved_file_opens_without_its_working_state(
    environment: Environment, file: Path, tmp_path: Path
) -> None:
    file.rename(tmp_path / "moved.crea")
    workspace = open_project(environment, tmp_path / "moved.crea")
    assert (boards(workspace), workspace.history.can_undo) == (["Artboard 1", "Saved"], False)
    assert workspace.path == tmp_path / "moved.crea"
    workspace.close()


def test_the_file_is_opened_beside_unsaved_work_which_stays(environment: Environment, file: Path) -> None:
    workspace = open_project(environment, file)
    edit(workspace, "Unsaved")
    workspace.close()
    as_saved = open_project(environment, file)
    assert boards(as_saved) == ["Artboard 1", "Saved"]
    as_saved.close()
    (state,) = unsaved_work(file)
    recovered = recover_project(environment, state)
    assert boards(recovered) == ["Artboard 1", "Saved", "Unsaved"]
    recovered.close()
    forget_work(state)
    assert unsaved_work() == []


def test_unsaved_work_is_found_by_its_file(environment: Environment, file: Path, tmp_path: Path) -> None:
    workspace = open_project(environment, file)
    edit(workspace, "Unsaved")
    workspace.close()
    assert [state.path for state in unsaved_work(file)] == [file]
    assert unsaved_work(tmp_path / "other.crea") == []


def test_who_has_it_open_is_known_by_any_name_of_the_file(
    environment: Environment, file: Path, tmp_path: Path
) -> None:
    workspace = open_project(environment, file)
    os.symlink(file, tmp_path / "link.crea")
    assert is_open_elsewhere(tmp_path / "link.crea")
    assert not is_open_elsewhere(tmp_path / "other.crea")
    with pytest.raises(UserError, match="open in another window"):
        open_project(environment, tmp_path / "link.crea")
    workspace.close()


def test_work_that_is_gone_is_told_and_nothing_comes_of_it(environment: Environment) -> None:
    folder = paths.journals_dir() / "gone"
    state = WorkingState(folder=folder, path=None, title="", unsaved=True, saved_digest="")
    with pytest.raises(UserError, match="no working state"):
        recover_project(environment, state)
    forget_work(state)
    assert working_folders() == []


def test_work_that_cannot_be_read_is_told_and_stays(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = new_project(environment)
    edit(workspace, "Unsaved")
    workspace.close()
    (state,) = unsaved_work()

    def unreadable(self: Journal) -> None:
        raise UserError("The working state of this project can't be read.")

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "load_history", unreadable)
        with pytest.raises(UserError, match="can't be read"):
            recover_project(environment, state)
    again = recover_project(environment, state)
    assert boards(again) == ["Artboard 1", "Unsaved"]
    again.close()


@settings(max_examples=20)
@given(where=st.floats(0, 1), flip=st.integers(1, 255))
def test_a_damaged_file_opens_whole_or_not_at_all(
    tmp_path_factory: pytest.TempPathFactory, where: float, flip: int
) -> None:
    environment = toy_environment()
    path = tmp_path_factory.mktemp("files") / "a.crea"
    workspace = new_project(environment)
    workspace.save(path)
    document = workspace.document
    workspace.close(forget=True)
    content = bytearray(path.read_bytes())
    content[min(int(where * len(content)), len(content) - 1)] ^= flip
    path.write_bytes(content)
    try:
        opened = open_copy(environment, path)
    except UserError:
        assert working_folders() == []
    else:
        assert opened.document == document
        opened.close(forget=True)

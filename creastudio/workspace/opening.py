"""Ways to open a project: a new one, a file, a copy of a file, what a crash left behind."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.core.document import Document, new_document
from creastudio.core.ids import new_id
from creastudio.core.results import Result
from creastudio.folders import make_folder
from creastudio.store.blobs import BlobStore
from creastudio.store.files import disk_error
from creastudio.store.journal import Journal
from creastudio.store.journal_reading import read_facts
from creastudio.store.lock import delete_unowned
from creastudio.store.project_file import load_project, project_digest
from creastudio.store.recovery import WorkingState, find_for_file, find_recoverable, working_states
from creastudio.workspace.environment import Environment
from creastudio.workspace.workspace import Workspace


def new_project(
    environment: Environment, title: str = "", width: int = 1024, height: int = 1024
) -> Workspace:
    """Return a new, empty project with one artboard of `width` x `height` px."""
    return start_project(environment, new_document(title, width, height))


def start_project(environment: Environment, document: Document) -> Workspace:
    """Return a new project that starts from `document`."""
    folder = _fresh_folder()
    with _gone_when_it_fails(folder):
        workspace = _open_journal(environment, folder, document)
    workspace.journal.set("title", document.title)
    return workspace


def open_project(environment: Environment, path: Path) -> Workspace:
    """Open a project file, going on with its working state where that fits the file.

    Raises
    ------
    UserError
        When it can't be read, or is open in another window (see ``open_copy``).
    """
    state = find_for_file(paths.journals_dir(), path)
    if state is not None and not state.unsaved and project_digest(path) == state.saved_digest != "":
        return recover_project(environment, state)
    if state is None and is_open_elsewhere(path):
        raise UserError(
            f"'{path.name}' is open in another window of the studio.",
            "Go on there, or open a copy of it here.",
        )
    workspace = open_copy(environment, path)
    workspace.journal.set("path", str(path.resolve()))
    workspace.remember_file(path.resolve())
    if state is not None and not state.unsaved:
        # The file was changed elsewhere since: its working state is of no more use.
        forget_work(state)
    return workspace


def open_copy(environment: Environment, path: Path) -> Workspace:
    """Open the content of a project file as a new project that has no file yet."""
    folder = _fresh_folder()
    with _gone_when_it_fails(folder):
        loaded = load_project(path, BlobStore(folder / "blobs"))
        workspace = _open_journal(environment, folder, loaded.document, loaded.results)
    workspace.journal.set("title", loaded.document.title)
    workspace.mark_saved(workspace.document, loaded.digest)
    return workspace


def recover_project(environment: Environment, state: WorkingState) -> Workspace:
    """Go on with a working state, its undo steps and queued jobs included."""
    workspace = _open_journal(environment, state.folder)
    if not state.unsaved:
        workspace.mark_saved(workspace.document, state.saved_digest)
    return workspace


def unsaved_work(path: Path | None = None) -> list[WorkingState]:
    """Return working states with unsaved edits, newest first: all, or those of one project file."""
    states = find_recoverable(paths.journals_dir())
    wanted = path.resolve() if path is not None else None
    return [state for state in states if wanted is None or state.path == wanted]


def trainings_by_file() -> dict[Path, int]:
    """Return project file -> how many trainings go on when it is opened, where any do."""
    states = working_states(paths.journals_dir())
    return {state.path: state.trainings for state in states if state.path is not None and state.trainings}


def kept_work(path: Path) -> WorkingState | None:
    """Return the working state of a project file that can't be read; to go on from it counts as unsaved work."""
    state = find_for_file(paths.journals_dir(), path)
    return None if state is None else replace(state, unsaved=True)


def forget_work(state: WorkingState) -> None:
    """Delete a working state: the answer "start without it". One that another window took meanwhile is left alone."""
    delete_unowned(state.folder)


def _open_journal(
    environment: Environment, folder: Path, document: Document | None = None, results: tuple[Result, ...] = ()
) -> Workspace:
    journal = Journal(folder, document)
    try:
        for result in results:
            journal.put_result(result)
        return Workspace(environment, journal, BlobStore(folder / "blobs"))
    except BaseException:
        journal.close()
        raise


@contextmanager
def _gone_when_it_fails(folder: Path) -> Iterator[None]:
    """Leave no working state behind that never came to be."""
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _fresh_folder() -> Path:
    folder = paths.journals_dir() / new_id()
    try:
        make_folder(folder)
    except OSError as error:
        raise disk_error(error, folder) from error
    return folder


def is_open_elsewhere(path: Path) -> bool:
    """Return whether another window or process has this project file open."""
    wanted = str(path.resolve())
    folders = (item for item in paths.journals_dir().iterdir() if item.is_dir())
    return any(read_facts(folder).get("path") == wanted for folder in folders)

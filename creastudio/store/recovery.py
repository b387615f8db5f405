"""Finding working states: what a crash left behind, and the one that belongs to a project file."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from creastudio.store.journal_reading import FILE, read_facts, read_holdings
from creastudio.store.lock import delete_unowned, is_locked
from creastudio.store.project_file import holds_all

KEPT = 10
"""Saved projects, the most recent ones, whose working states stay: with them undo survives a restart."""

DAY = 24 * 3600.0
"""Seconds; nothing takes longer to open."""


@dataclass(frozen=True)
class WorkingState:
    """The journal of a project that nobody has open.

    Attributes
    ----------
    path : Path or None
        The project file it belongs to; None for a project that was never saved.
    unsaved : bool
        Whether it holds edits that the project file doesn't; without a file, also waiting jobs and results.
    trainings : int
        How many trainings go on when it is opened.
    saved_digest : str
        What ``project_digest`` said of the project file when it was saved from here.
    """

    folder: Path
    path: Path | None
    title: str
    unsaved: bool
    saved_digest: str
    trainings: int = 0

    @property
    def changed(self) -> float:
        """When something was done in it last, seconds since the epoch."""
        return max(_changed(self.folder), _changed(self.folder / FILE))


def working_states(parent: Path) -> list[WorkingState]:
    """Return the journals under `parent` that nobody has open, newest first."""
    folders = [item for item in parent.iterdir() if item.is_dir()] if parent.is_dir() else []
    folders.sort(key=_changed, reverse=True)
    states = (_state(folder) for folder in folders if not is_locked(folder))
    return [state for state in states if state is not None]


def find_recoverable(parent: Path) -> list[WorkingState]:
    """Return those that hold unsaved edits."""
    return [state for state in working_states(parent) if state.unsaved]


def find_for_file(parent: Path, path: Path) -> WorkingState | None:
    """Return the working state of a project file, or None."""
    wanted = path.resolve()
    return next((state for state in working_states(parent) if state.path == wanted), None)


def forget_saved(parent: Path, keep: int = KEPT) -> list[Path]:
    """Delete working states under `parent` that hold nothing which can't be had again; return their folders.

    The `keep` most recent ones of project files stay, for their undo steps. An older one goes when its file is
    whole and holds its document and results, and no job is waiting or could go on from a checkpoint; one without
    a file goes when nothing was made in it, and one that was never finished opening after a day.
    """
    clean = [state for state in working_states(parent) if not state.unsaved]
    saved = [state for state in clean if state.path is not None]
    untouched = [state for state in clean if state.path is None]
    spare = [state.folder for state in saved[keep:] + untouched if _is_spare(state)]
    return [folder for folder in spare + _broken_off(parent) if delete_unowned(folder)]


def _broken_off(parent: Path) -> list[Path]:
    """Return the folders of projects that a kill ended while they were being opened: media without a journal."""
    latest = time.time() - DAY
    folders = [item for item in parent.iterdir() if item.is_dir()] if parent.is_dir() else []
    return [
        folder for folder in folders if 0 < _changed(folder) < latest and _names(folder) <= {"blobs", "lock"}
    ]


def _names(folder: Path) -> set[str]:
    """Return what lies in a folder; of one that another window has just deleted, what stands for anything."""
    try:
        return {item.name for item in folder.iterdir()}
    except OSError:
        return {""}


def _is_spare(state: WorkingState) -> bool:
    held = read_holdings(state.folder)
    if held is None or held.open_jobs:
        return False
    if any(_has_files(state.folder / "jobs" / job_id) for job_id in held.stopped_jobs):
        return False
    return state.path is None or holds_all(state.path, state.saved_digest, held.results)


def _has_files(folder: Path) -> bool:
    return folder.is_dir() and bool(_names(folder))


def _changed(folder: Path) -> float:
    """Return when a folder was last changed; 0 when another window has just deleted it."""
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _state(folder: Path) -> WorkingState | None:
    facts = read_facts(folder)
    if not facts:
        return None
    name = facts.get("path", "")
    edited = facts["steps"] != facts.get("saved_step", "0")
    # What has a file goes on with its jobs and its tray as soon as that is opened.
    made = not name and (facts["open_jobs"], facts["new_results"]) != ("0", "0")
    return WorkingState(
        folder=folder,
        path=Path(name) if name else None,
        title=Path(name).stem if name else facts.get("title", ""),
        unsaved=edited or made,
        saved_digest=facts.get("saved_digest", ""),
        trainings=int(facts["open_trainings"]),
    )

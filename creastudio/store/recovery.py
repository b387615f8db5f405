"""Finding working states: what a crash left behind, and the one that belongs to a project file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from creastudio.store.journal import read_facts
from creastudio.store.lock import is_locked


@dataclass(frozen=True)
class WorkingState:
    """The journal of a project that nobody has open.

    Attributes
    ----------
    path : Path or None
        The project file it belongs to; None for a project that was never saved.
    unsaved : bool
        Whether it holds edits that the project file doesn't; without a file, also waiting jobs and results.
    saved_digest : str
        What ``project_digest`` said of the project file when it was saved from here.
    """

    folder: Path
    path: Path | None
    title: str
    unsaved: bool
    saved_digest: str


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
    )

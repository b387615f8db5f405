"""How much room the studio takes on the disk, by what it is for, and what can be given back safely."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from creastudio import paths
from creastudio.store.lock import is_locked
from creastudio.store.recovery import forget_saved, working_states

Row = Literal[
    "open", "unsaved", "saved", "versions", "models", "trainings", "plugins", "engines", "drags", "media", "caches",
    "logs",
]  # fmt: skip
"""What room is taken for, in the order it is shown."""

CLEANABLE: frozenset[Row] = frozenset({"saved", "versions", "drags", "media", "caches", "logs"})
"""What can be cleaned up without touching a project file, unsaved work, a model, a plugin or an engine; the page says what goes."""

YOUNG = 3600.0
"""Seconds; what was written more recently may still be in use by another studio."""


@dataclass(frozen=True)
class Usage:
    """One row of the page.

    Attributes
    ----------
    size, count : int
        Bytes, and how many things they are: projects, versions, models, files.
    busy : int
        How many of them are in use by a studio now, this one included, and so are left alone.
    """

    row: Row
    size: int = 0
    count: int = 0
    busy: int = 0


@dataclass(frozen=True)
class Cleaned:
    """What came of a clean-up: bytes that are free now, and things that were in use and stay."""

    freed: int
    skipped: int


def usages() -> list[Usage]:
    """Measure all rows; takes as long as the disk needs to list the files."""
    open_ones, unsaved, saved, drags = _sorted_states()
    versions = _children(paths.data_dir() / "versions")
    logs = [item for item in _children(paths.logs_dir()) if item.is_file()]
    return [
        _usage("open", open_ones, busy=len(open_ones)),
        _usage("unsaved", unsaved),
        _usage("saved", saved),
        Usage("versions", _size(versions), sum(len(_children(folder)) for folder in versions)),
        _usage("models", [item for item in _children(paths.models_dir()) if item.is_dir()]),
        _usage("trainings", _children(paths.trainings_dir())),
        _usage("plugins", [*_children(paths.plugins_dir()), *_children(paths.data_dir() / "plugin-data")]),
        _usage("engines", [item for item in _children(paths.engines_dir()) if item.is_dir()]),
        _usage("drags", drags, busy=sum(_is_young(item) for item in drags)),
        _usage("media", _children(paths.cache_dir() / "media")),
        _usage("caches", _caches()),
        _usage("logs", logs, busy=sum(_is_young(item) for item in logs)),
    ]


def clean(row: Row) -> Cleaned:
    """Give back what a row takes; what is in use stays.

    Raises
    ------
    ValueError
        For a row that isn't cleaned up in one go.
    """
    if row not in CLEANABLE:
        raise ValueError(f"{row} can't be cleaned up")
    if row == "saved":
        return _saved_states_deleted()
    if row == "versions":
        return _deleted(_children(paths.data_dir() / "versions"), _delete)
    if row == "media":
        # Who plays one of them now keeps what is open.
        return _deleted(_children(paths.cache_dir() / "media"), _delete)
    if row == "drags":
        return _deleted(_children(paths.cache_dir() / "drag"), _delete_old)
    if row == "logs":
        return _deleted([item for item in _children(paths.logs_dir()) if item.is_file()], _delete_old)
    return _deleted(_caches(), _delete_old)


def _caches() -> list[Path]:
    # Icons are shown by the style sheets of every open window for as long as it is open, and are tiny; what holds the
    # name of a training is held as long as it runs.
    others = ("drag", "icons", "logs", "media", "trainings")
    return [item for item in _children(paths.cache_dir()) if item.name not in others]


def _sorted_states() -> tuple[list[Path], list[Path], list[Path], list[Path]]:
    """Return the working states that are open, those with unsaved work, those of saved projects; and drags."""
    parent = paths.journals_dir()
    folders = [item for item in _children(parent) if item.is_dir()]
    open_ones = [folder for folder in folders if is_locked(folder)]
    states = working_states(parent)
    saved = [state.folder for state in states if state.path is not None and not state.unsaved]
    known = {*open_ones, *saved}
    unsaved = [folder for folder in folders if folder not in known]
    return open_ones, unsaved, saved, _children(paths.cache_dir() / "drag")


def _saved_states_deleted() -> Cleaned:
    """Delete the working states of projects whose files are whole and hold all of them."""
    _, _, saved, _ = _sorted_states()
    sizes = {folder: _size([folder]) for folder in saved}
    gone = set(forget_saved(paths.journals_dir(), keep=0)) & set(saved)
    return Cleaned(sum(sizes[folder] for folder in gone), len(saved) - len(gone))


def _deleted(found: Iterable[Path], delete: Callable[[Path], bool]) -> Cleaned:
    freed = skipped = 0
    for path in found:
        size = _size([path])
        if delete(path):
            freed += size
        else:
            skipped += 1
    return Cleaned(freed, skipped)


def _delete(path: Path) -> bool:
    with suppress(OSError):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return not path.exists()


def _delete_old(path: Path) -> bool:
    return not _is_young(path) and _delete(path)


def _is_young(path: Path) -> bool:
    with suppress(OSError):
        return time.time() - path.stat().st_mtime < YOUNG
    return False


def _usage(row: Row, found: list[Path], busy: int = 0) -> Usage:
    return Usage(row, _size(found), len(found), busy)


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(item for item in folder.iterdir() if not item.is_symlink())
    except OSError:
        return []


def _size(found: Iterable[Path]) -> int:
    """Return the bytes of files and folders; hard links of one file count once, links to others not at all."""
    total = 0
    seen: set[tuple[int, int]] = set()
    waiting = [str(path) for path in found]
    while waiting:
        path = waiting.pop()
        with suppress(OSError):
            facts = os.stat(path, follow_symlinks=False)
            if os.path.isdir(path) and not os.path.islink(path):
                with os.scandir(path) as entries:
                    waiting += [entry.path for entry in entries]
            elif (facts.st_dev, facts.st_ino) not in seen:
                seen.add((facts.st_dev, facts.st_ino))
                total += facts.st_size
    return total

"""Things of the studio on their way to other programs: real files, made while they are dragged."""

from __future__ import annotations

import shutil
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from creastudio import paths
from creastudio.core.blocked import Blocked
from creastudio.core.ids import new_id
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.shell.transfer.clipboard import put_files
from creastudio.shell.transfer.file_drag import FileDrag, FileOrder
from creastudio.workspace.notice import Notice

KEPT = 24 * 3600.0
"""Seconds that a dragged file stays: other programs may read it long after the drop."""

NamedFile = tuple[str, Callable[[Path], object]]
"""A name, and what writes the file to a path on another thread."""


_newest: deque[FileDrag] = deque(maxlen=4)
"""Qt owns what is dragged; Python must not let go of its part before."""


def file_drag(session: Session, files: Sequence[NamedFile], existing: Sequence[Path] = ()) -> FileDrag:
    """Return what a drag of some files carries, and begin to make those that don't exist yet."""
    orders = orders_of(files)
    start(session, orders, lambda: None)
    drag = FileDrag(orders, existing)
    _newest.append(drag)
    return drag


def copy_files(session: Session, files: Sequence[NamedFile], existing: Sequence[Path] = ()) -> None:
    """Put files on the clipboard, to be pasted in a file manager; says so when they are there."""
    orders = orders_of(files)
    found = [*(order.path for order in orders), *existing]
    if not found:
        session.notify(tr("There is nothing to be seen of it."))
        return

    def ready() -> None:
        put_files(found)
        session.notify(
            tr("{name} is on the clipboard as a file.", name=found[0].name)
            if len(found) == 1
            else tr("{count} files are on the clipboard.", count=len(found))
        )

    start(session, orders, ready)


def write_file(
    session: Session, path: Path, make: Callable[[Path], object], done: Callable[[], object]
) -> None:
    """Write a file on another thread; `done` is called when it is there, errors become notices."""
    start(session, [FileOrder(path, make)], done)


def start(session: Session, orders: Sequence[FileOrder], done: Callable[[], object]) -> None:
    """Make files on another thread; `done` is called when all of them are there, errors become notices."""
    left = len(orders)
    if not orders:
        done()

    def made(order: FileOrder) -> None:
        nonlocal left
        left -= 1
        if isinstance(order.error, Blocked):
            session.blockedTold.emit(order.error)
        elif order.error is not None:
            session.noticeAdded.emit(Notice.from_error(order.error))
        elif not left and all(item.error is None for item in orders):
            done()

    for order in orders:
        background_of(session).run(
            session, ("file", str(order.path)), order.work, lambda _none, item=order: made(item)
        )
    background_of(session).run(session, "old drags", forget_old, lambda _none: None)


def forget_old(age: float = KEPT) -> None:
    """Delete the files of drags that are older than `age` seconds."""
    with suppress(OSError):
        for folder in _folder().iterdir():
            if time.time() - folder.stat().st_mtime > age:
                shutil.rmtree(folder, ignore_errors=True)


def orders_of(files: Sequence[NamedFile]) -> list[FileOrder]:
    """Return the orders of some files in a folder of their own; equal names get numbers."""
    folder = _folder() / new_id()[:16]
    taken: set[str] = set()
    found: list[FileOrder] = []
    for name, make in files:
        stem, dot, suffix = name.rpartition(".")
        unique, number = name, 1
        while unique.casefold() in taken:
            number += 1
            unique = f"{stem} {number}{dot}{suffix}"
        taken.add(unique.casefold())
        found.append(FileOrder(folder / unique, make))
    return found


def _folder() -> Path:
    return paths.cache_dir() / "drag"

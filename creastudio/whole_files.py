"""Files that are written whole: after a power cut there is the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from creastudio.folders import make_folder, sync_folder


def write_whole(
    path: Path, write: Callable[[BinaryIO], object], check: Callable[[Path], None] | None = None
) -> None:
    """Write a file beside `path`, sync it, check it, and only then put it in place.

    Whatever is raised meanwhile leaves `path` as it was, and nothing beside it.

    Parameters
    ----------
    write : callable
        Gets the open temporary file.
    check : callable, optional
        Gets the finished temporary file; what it raises keeps the old file.

    Raises
    ------
    OSError
        When the disk doesn't take it.
    """
    make_folder(path.parent)
    # Not made of the file's name, which may be as long as names can be.
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        # Not mkstemp: whoever may read the folder's other files may read this one.
        handle = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(beside)
        os.replace(beside, path)
        sync_folder(path.parent)
    except BaseException:
        # What is left behind is told by the error that this is done for.
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def put_aside(path: Path) -> Path:
    """Give a file that can't be read another name, so that a new one can begin; return where it lies.

    Raises
    ------
    OSError
        When the disk doesn't let it.
    """
    aside = path.with_suffix(f".damaged{path.suffix}")
    if aside.exists():
        aside = path.with_suffix(f".damaged-{secrets.token_hex(3)}{path.suffix}")
    path.replace(aside)
    return aside

"""Folders that a power cut leaves in place: a new one is only there for good once the folder around it was synced."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make a folder and those around it where they are missing, durably.

    Syncing a file, and the folder that it lies in, says nothing of the name of that folder: of replayed power losses those
    took whole new folders with files in them that had been synced.

    Raises
    ------
    OSError
        When the disk doesn't let it, or a file has the name.
    """
    missing: list[Path] = []
    around = folder
    while not around.exists() and around.parent != around:
        missing.append(around)
        around = around.parent
    folder.mkdir(parents=True, exist_ok=True)
    for made in reversed(missing):
        sync_folder(made.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable; Windows does that by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network and FUSE file systems can't sync a folder; the file itself is synced.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)

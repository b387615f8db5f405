"""One owner a folder: a lock that the system lets go of when its process dies, however it dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.store.files import disk_error


class FolderLock:
    """Holds the lock file of `folder` until ``release``; UserError when another process holds it."""

    def __init__(self, folder: Path) -> None:
        path = folder / "lock"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise disk_error(error, path) from error
        try:
            _lock(self._handle)
        except (BlockingIOError, PermissionError) as error:
            self.release()
            raise UserError(
                "This project is open in another window of the studio.",
                "Go on there, or open a copy of it here.",
            ) from error
        except OSError as error:
            self.release()
            raise disk_error(error, path) from error

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def is_locked(folder: Path) -> bool:
    """Return whether `folder` can't be owned now: another process (or part of this one) does, or the disk refuses."""
    try:
        lock = FolderLock(folder)
    except UserError:
        return True
    lock.release()
    return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

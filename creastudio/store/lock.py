"""One owner a folder: a lock that the system lets go of when its process dies, however it dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from creastudio.api.errors import UserError


class FolderLock:
    """Holds the lock file of `folder` until ``release``; UserError when another process holds it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise UserError(
                "This project is open in another window of the studio.",
                "Go on there, or open a copy of it here.",
            ) from error

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def is_locked(folder: Path) -> bool:
    """Return whether another process (or part of this one) owns `folder`."""
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

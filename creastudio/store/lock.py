"""Locks that the system lets go of when their process dies, however it dies: one owner a folder, one writer a file."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.folders import make_folder
from creastudio.store.files import disk_error

FILE = "lock"

PATIENCE = 10.0
"""Seconds that a small file is waited for while another program writes it."""

_LOOK = 0.01

_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS)
"""What disks of a network say that know no locks: they are written to as they are."""


class FolderLock:
    """Holds the lock file of `folder` until ``release``.

    Parameters
    ----------
    make : bool
        Whether to make a folder that isn't there; otherwise that is a UserError.

    Raises
    ------
    UserError
        When another process (or another lock of this one) holds it, or the disk refuses.
    """

    def __init__(self, folder: Path, *, make: bool = True) -> None:
        path = folder / FILE
        try:
            if make:
                make_folder(folder)
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
    """Return whether `folder` can't be owned now: somebody owns it, it is gone, or the disk refuses."""
    try:
        if not (folder / FILE).exists():
            # Looking leaves nothing behind, so that the folder stays as old as it is.
            return not folder.is_dir()
        lock = FolderLock(folder, make=False)
    except (UserError, OSError):
        return True
    lock.release()
    return False


def delete_unowned(folder: Path) -> bool:
    """Delete `folder`, owning it meanwhile so that nobody opens half of it; False when somebody owns it."""
    try:
        lock = FolderLock(folder, make=False)
    except UserError:
        return False
    try:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        lock.release()
    if sys.platform == "win32":
        # There, a lock file that is held can't be deleted.
        shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


@contextmanager
def one_at_a_time(file: Path, patience: float = PATIENCE, busy: UserError | None = None) -> Generator[None]:
    """Hold a small file while it is read, changed and written again, so that nothing gets lost that another program adds.

    Threads and programs wait for each other. What is held is a hidden file beside it, which stays.

    Parameters
    ----------
    patience : float
        Seconds that others may take.
    busy : UserError, optional
        What is told when they take longer.

    Raises
    ------
    UserError
        When they take longer, or the disk refuses.
    """
    beside = file.with_name(f".{file.name}.lock")
    try:
        make_folder(file.parent)
        handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise disk_error(error, file) from error
    try:
        _wait_for(handle, file, patience, busy)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, file: Path, patience: float, busy: UserError | None) -> None:
    end = time.monotonic() + patience
    while True:
        try:
            return _lock(handle)
        except (BlockingIOError, PermissionError) as error:
            if time.monotonic() >= end:
                raise busy or UserError(
                    f"'{file.name}' is being written by another program.", "Try again in a moment."
                ) from error
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return None
            raise disk_error(error, file) from error
        time.sleep(_LOOK)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

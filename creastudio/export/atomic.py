"""Files that are either the old or the new one, whatever happens while they are written."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from creastudio.api.errors import UserError


def write_atomically(path: Path, data: bytes) -> None:
    """Write beside, sync, then replace.

    Raises
    ------
    UserError
        When the folder is missing, read only or full; the file that was there stays.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise _explained(path, error) from error


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _explained(path: Path, error: OSError) -> UserError:
    folder = str(path.parent)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return UserError(f"There is no folder '{folder}'.", "Make it first, or choose another one.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return UserError(
            f"'{path.name}' can't be written: '{folder}' is read only.", "Choose another folder."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError(f"'{path.name}' can't be written: the disk is full.", "Make room and try again.")
    if error.errno == errno.EISDIR or path.is_dir():
        return UserError(f"'{path.name}' is a folder.", "Give the file another name.")
    return UserError(f"'{path.name}' can't be written: {error.strerror}.", "Choose another folder or name.")

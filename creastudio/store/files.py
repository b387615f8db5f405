"""Writing files so that a power cut leaves the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from creastudio.api.errors import UserError
from creastudio.folders import make_folder, sync_folder
from creastudio.whole_files import write_whole

CHUNK = 1 << 20
"""Bytes read at once when a file is hashed or copied."""

_OLD = 24 * 3600
"""s after which nobody can be writing an unfinished copy any more."""
_SPARE = 200_000_000
"""Bytes that a large copy leaves free."""


def write_atomically(
    path: Path, write: Callable[[BinaryIO], object], check: Callable[[Path], None] | None = None
) -> None:
    """Write a file beside `path`, sync it, check it, and only then put it in place.

    Parameters
    ----------
    write : callable
        Gets the open temporary file.
    check : callable, optional
        Gets the finished temporary file; what it raises keeps the old file.

    Raises
    ------
    UserError
        When the disk is full or read-only, or the folder can't be written.
    """
    try:
        _make_folder(path.parent)
        write_whole(path, write, check)
    except OSError as error:
        raise disk_error(error, path) from error


@contextlib.contextmanager
def made_whole(path: Path, *, folder: bool = False) -> Generator[Path]:
    """Give a name beside `path` to write a file (or the files of a new folder) at; it gets its name when all is there.

    For writers that want a name rather than an open file. Whatever is raised meanwhile leaves nothing behind.

    Raises
    ------
    UserError
        When the disk is full or read-only, or as ``check_name``; the latter before anything is written.
    """
    check_name(path, folder=folder)
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _make_folder(path.parent)
        if folder:
            beside.mkdir()
        yield beside
        for file in beside.iterdir() if folder else (beside,):
            _sync(file)
        if folder and path.is_dir():
            remove_empty(path)
        os.replace(beside, path)
        sync_folder(path.parent)
    except OSError as error:
        raise disk_error(error, path) from error
    finally:
        if folder:
            shutil.rmtree(beside, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


def check_name(path: Path, *, folder: bool) -> None:
    """Raise UserError where something has a name that can't make room for a file, or for a folder of files."""
    try:
        if folder and path.is_dir() and any(path.iterdir()):
            raise _something_in(path)
        if folder and path.is_file():
            raise UserError(f"There is a file '{path.name}' already.", "Choose another name.")
        if not folder and path.is_dir():
            raise UserError(f"There is a folder '{path.name}' already.", "Choose another name.")
    except OSError as error:
        raise disk_error(error, path) from error


def remove_empty(folder: Path) -> None:
    """Remove a folder that makes room for another; UserError when something is in it."""
    try:
        folder.rmdir()
    except OSError as error:
        raise _something_in(folder) from error


def _something_in(folder: Path) -> UserError:
    return UserError(f"There is something in '{folder.name}' already.", "Choose another name.")


def _make_folder(folder: Path) -> None:
    try:
        make_folder(folder)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS) and not folder.exists():
            # A drive that was pulled out leaves a place where nobody else may write.
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder)) from error
        raise


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path` atomically."""
    write_atomically(path, lambda file: file.write(data))


Progress = Callable[[int], object]
"""Gets the bytes that are done, now and then; what it raises ends the work."""


def copy_hashed(
    source: BinaryIO | IO[bytes], target: IO[bytes], progress: Progress = lambda _done: None
) -> str:
    """Copy what is left of `source` into `target` and return the SHA-256 of it."""
    digest, done = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        target.write(chunk)
        done += len(chunk)
        progress(done)
    return digest.hexdigest()


def hash_file(path: Path, progress: Progress = lambda _done: None) -> str:
    """Return the SHA-256 of a file in lower-case hex."""
    digest, done = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            done += len(chunk)
            progress(done)
    return digest.hexdigest()


def copy_file(source: Path, target: Path) -> None:
    """Write a copy of a file, atomically; UserError when it can't be read or written."""
    try:
        with source.open("rb") as data:
            check_room(target.parent, source.stat().st_size)
            write_atomically(target, lambda file: shutil.copyfileobj(data, file, CHUNK))
    except OSError as error:
        raise read_error(error, source) from error


def check_room(folder: Path, size: int) -> None:
    """Raise UserError where a disk has no room for so many bytes more and some to work with."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        # A disk that doesn't say: writing will.
        return
    if free < size + _SPARE:
        raise UserError(
            f"The disk is too full: {_megabytes(size)} are needed, {_megabytes(free)} are free.",
            "Free some space and try again.",
        )


def parse_object(text: str | bytes) -> dict[str, Any]:
    """Return the JSON object that `text` holds; ValueError for anything else."""
    try:
        raw: Any = json.loads(text)
    except RecursionError as error:
        raise ValueError("values are nested too deep") from error
    if not isinstance(raw, dict):
        raise ValueError("no JSON object")
    return cast("dict[str, Any]", raw)


def read_small(path: Path, most: int) -> bytes | None:
    """Return what a small file holds, at most `most` + 1 bytes of it, so that its reader can refuse what is longer; None where there is none.

    Raises
    ------
    UserError
        When it can't be read.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise read_error(error, path) from error


def sweep_unfinished(folder: Path, pattern: str) -> None:
    """Delete what a kill left of copies: of a film or a model that can be gigabytes which nobody would ever find.

    Parameters
    ----------
    pattern : str
        Where to look below `folder`: "*/" for its subfolders, "" for itself.
    """
    with contextlib.suppress(OSError):
        for part in folder.glob(f"{pattern}.*.part"):
            if time.time() - part.stat().st_mtime > _OLD:
                part.unlink()


def disk_error(error: OSError, path: Path) -> UserError:
    """Return what a person should read about a failed read or write."""
    what = {
        errno.ENOSPC: ("The disk is full", "Free some space and try again."),
        errno.EDQUOT: ("The disk quota is used up", "Free some space and try again."),
        errno.EROFS: ("The disk is read-only", "Choose another folder."),
        errno.EACCES: ("This folder can't be written", "Choose another folder."),
        errno.EPERM: ("This folder can't be written", "Choose another folder."),
        errno.EISDIR: ("A folder has this name", "Choose another name."),
        errno.ENOTDIR: ("A file stands where its folder should be", "Choose another folder."),
        errno.EEXIST: ("A file stands where its folder should be", "Choose another folder."),
        errno.ENOENT: ("The file or folder is gone", "Check whether the disk is still connected."),
    }
    reason, hint = what.get(
        error.errno or 0, (f"The disk said: {error.strerror or error}", "Try another folder.")
    )
    return UserError(f"'{path.name}' was not written. {reason}.", hint)


def read_error(error: OSError, path: Path) -> UserError:
    """Return what a person should read about a file that can't be read."""
    if isinstance(error, FileNotFoundError):
        return UserError(f"There is no '{path.name}' any more.", "It may have been moved or renamed.")
    if isinstance(error, PermissionError):
        return UserError(f"'{path.name}' can't be read.", "Ask its owner for permission.")
    return UserError(
        f"'{path.name}' can't be read: {error.strerror or error}.",
        "Check whether the disk is still connected.",
    )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"

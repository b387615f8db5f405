"""Blobs: content-addressed bytes of one project, each a file named by its SHA-256."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO

from creastudio.api.errors import UserError
from creastudio.folders import make_folder
from creastudio.store.files import (
    Progress,
    check_room,
    copy_hashed,
    disk_error,
    hash_file,
    read_error,
    sweep_unfinished,
    write_atomically,
)

_HASH = re.compile(r"[0-9a-f]{64}")


class BlobStore:
    """Files under `folder`, in sub-folders by the first two digits. May be used from several threads.

    What is put in is on the disk when ``put`` returns; equal bytes are stored once. A blob that turns out to be
    damaged is put aside, so that making or opening it again heals it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            make_folder(folder)
        except OSError as error:
            raise disk_error(error, folder) from error
        sweep_unfinished(folder, "??/")

    def put(self, data: bytes) -> str:
        """Store bytes and return their SHA-256; UserError when the disk doesn't take them."""
        sha256 = hashlib.sha256(data).hexdigest()
        if not self._kept(sha256):
            write_atomically(self.path(sha256), lambda file: file.write(data))
        return sha256

    def put_file(self, source: Path, progress: Progress = lambda _done: None) -> str:
        """Store a copy of a file and return its SHA-256; UserError when it can't be read or stored.

        Parameters
        ----------
        progress : callable
            Gets the bytes that are done, of twice the size of the file: it is hashed, then copied. What it raises ends
            the work, and nothing is left of it.
        """
        try:
            sha256 = hash_file(source, progress)
            if not self._kept(sha256):
                size = source.stat().st_size
                check_room(self.folder, size)
                with source.open("rb") as data:
                    self.put_stream(sha256, data, lambda done: progress(size + done))
        except OSError as error:
            raise read_error(error, source) from error
        return sha256

    def put_stream(self, sha256: str, data: IO[bytes], progress: Progress = lambda _done: None) -> None:
        """Store what `data` reads as the blob `sha256`; UserError when it is something else."""

        def copy(file: BinaryIO) -> None:
            if copy_hashed(data, file, progress) != sha256:
                raise UserError("A file changed while it was read.", "Try again when nothing writes to it.")

        write_atomically(self.path(sha256), copy)

    def path(self, sha256: str) -> Path:
        """Return where a blob lies or would lie; ValueError for anything but a hash."""
        if not _HASH.fullmatch(sha256):
            raise ValueError(f"not a SHA-256: {sha256!r}")
        return self.folder / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Return whether a blob is here."""
        return self.path(sha256).is_file()

    def size(self, sha256: str) -> int:
        """Return the size of a blob, bytes; 0 when it is missing."""
        try:
            return self.path(sha256).stat().st_size
        except OSError:
            # It may go at any moment: another thread empties the trash.
            return 0

    def stored(self, sha256: str) -> int:
        """Return when a blob was put in last, ns since the epoch; 0 when it is missing."""
        try:
            return self.path(sha256).stat().st_mtime_ns
        except OSError:
            return 0

    def read(self, sha256: str) -> bytes:
        """Return a blob; UserError when it is missing or its bytes have changed."""
        try:
            data = self.path(sha256).read_bytes()
        except OSError as error:
            raise UserError(
                "A picture of this project is missing.", "Generate it again from its recipe."
            ) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            self._put_aside(sha256)
            raise UserError("A picture of this project is damaged.", "Generate it again from its recipe.")
        return data

    def is_whole(self, sha256: str) -> bool:
        """Return whether a blob is here and its bytes are the right ones."""
        try:
            whole = hash_file(self.path(sha256)) == sha256
        except OSError:
            return False
        if not whole:
            self._put_aside(sha256)
        return whole

    def all(self) -> Iterator[str]:
        """Yield the hash of every blob."""
        for path in self.folder.glob("??/*"):
            if _HASH.fullmatch(path.name):
                yield path.name

    def _kept(self, sha256: str) -> bool:
        """Return whether a blob is here, and note that it was put in again: who deletes blobs leaves that alone."""
        try:
            os.utime(self.path(sha256))
        except FileNotFoundError:
            return False
        except OSError:
            return self.has(sha256)
        return True

    def _put_aside(self, sha256: str) -> None:
        path = self.path(sha256)
        with suppress(OSError):
            # Another thread may have done it, and a disk that refuses leaves no more to do: the reader is told.
            path.replace(path.with_name(f"{sha256}.damaged"))

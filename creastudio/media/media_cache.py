"""What is made from media and can be made again, on the disk by the hash of the media; what was used least goes first."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.store.files import made_whole, write_bytes

LIMIT = 10 * 2**30
"""Bytes that all of it takes at most."""

_HASH = re.compile(r"[0-9a-f]{64}")


class MediaCache:
    """A folder of files called by a hash and an ending. May be used from several threads and processes.

    Parameters
    ----------
    folder : Path or None
        The person's own cache when left out.
    limit : int
        Bytes that it takes at most; what was used longest ago makes room.
    """

    def __init__(self, folder: Path | None = None, limit: int = LIMIT) -> None:
        self._folder, self._limit = folder, limit

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self._folder if self._folder is not None else paths.cache_dir() / "media"

    def path(self, sha256: str, ending: str) -> Path:
        """Return where a file lies or would lie; ValueError for anything but a hash."""
        if not _HASH.fullmatch(sha256):
            raise ValueError(f"not a SHA-256: {sha256!r}")
        return self.folder / f"{sha256}{ending}"

    def find(self, sha256: str, ending: str) -> Path | None:
        """Return a file that is there, and note that it was used; None where it isn't."""
        path = self.path(sha256, ending)
        try:
            os.utime(path)
        except OSError:
            return None
        return path

    def read(self, sha256: str, ending: str) -> bytes | None:
        """Return the bytes of a file that is there, or None."""
        found = self.find(sha256, ending)
        with suppress(OSError):
            return found.read_bytes() if found is not None else None
        return None

    def put(self, sha256: str, ending: str, data: bytes) -> None:
        """Keep bytes; a disk that refuses them leaves nothing, as they can be made again."""
        with suppress(UserError):
            write_bytes(self.path(sha256, ending), data)
            self.trim()

    def take(self, sha256: str, ending: str, write: Callable[[Path], object]) -> Path:
        """Have a file written beside its place and put it there when it is finished; what `write` raises leaves nothing.

        Raises
        ------
        UserError
            When the disk is full or can't be written.
        """
        path = self.path(sha256, ending)
        with made_whole(path) as part:
            write(part)
        self.trim()
        return path

    def trim(self) -> None:
        """Delete what was used longest ago until the limit is kept."""
        found: list[tuple[float, int, Path]] = []
        with suppress(OSError):
            for entry in os.scandir(self.folder):
                with suppress(OSError):
                    facts = entry.stat()
                    found.append((facts.st_mtime, facts.st_size, Path(entry.path)))
        total = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if total <= self._limit:
                return
            with suppress(OSError):
                path.unlink()
                total -= size

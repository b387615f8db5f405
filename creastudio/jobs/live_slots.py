"""Memory that an engine writes pictures into and the window reads them from, without a copy between.

A slot is a mapped file that has no name any more: the window takes the name away as soon as it has mapped it, so that
nothing is left behind however either process ends. What is killed before that is swept up by its process id.
``multiprocessing.shared_memory`` isn't used: before Python 3.13 each process that attaches starts a tracker process
beside it, which warns of, and deletes, what another process still uses.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import secrets
import sys
import tempfile
from pathlib import Path

PREFIX = "creastudio-live-"

TAG_BYTES = 64
"""Bytes before the pixels; the first eight hold the number of the picture."""

_SHARED = Path("/dev/shm")


def _folder() -> Path:
    # A file there is memory; elsewhere a mapped file stays in memory too, but may also be written to the disk.
    return _SHARED if os.access(_SHARED, os.W_OK) else Path(tempfile.gettempdir())


class Slot:
    """A block of shared memory for one picture.

    Attributes
    ----------
    name : str
        How the other process finds it.
    room : int
        Bytes of pixels that fit in.
    """

    def __init__(self, name: str, room: int, memory: mmap.mmap) -> None:
        self.name = name
        self.room = room
        self._memory = memory

    @classmethod
    def create(cls, room: int) -> Slot:
        """Make a block; OSError when there is no memory for it."""
        name = f"{PREFIX}{os.getpid()}-{secrets.token_hex(6)}"
        size = TAG_BYTES + room
        if sys.platform == "win32":
            # Windows counts who uses a block and frees it after the last one.
            return cls(name, room, mmap.mmap(-1, size, tagname=name))  # pyright: ignore[reportCallIssue]
        descriptor = os.open(_folder() / name, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            if sys.platform == "linux":
                # Memory that isn't there is told now; a hole would kill whoever writes into it later.
                os.posix_fallocate(descriptor, 0, size)
            else:
                os.ftruncate(descriptor, size)
            return cls(name, room, mmap.mmap(descriptor, size))
        except OSError:
            (_folder() / name).unlink(missing_ok=True)
            raise
        finally:
            os.close(descriptor)

    @classmethod
    def attach(cls, name: str, room: int) -> Slot:
        """Map a block that another process made, for reading, and take its name away."""
        if not name.startswith(PREFIX) or os.sep in name:
            raise OSError(f"{name!r} is no name of a live picture")
        size = TAG_BYTES + room
        if sys.platform == "win32":
            memory = mmap.mmap(-1, size, tagname=name, access=mmap.ACCESS_READ)  # pyright: ignore[reportCallIssue]
            return cls(name, room, memory)
        path = _folder() / name
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            memory = mmap.mmap(descriptor, size, access=mmap.ACCESS_READ)
        except ValueError as error:
            path.unlink(missing_ok=True)
            raise OSError(f"the live picture {name!r} is shorter than it says") from error
        finally:
            os.close(descriptor)
        # Only now: what there was no memory for is tried again with the next picture.
        path.unlink(missing_ok=True)
        return cls(name, room, memory)

    def write(self, number: int, pixels: memoryview) -> None:
        """Put a picture in and tag it with its number."""
        self._memory[TAG_BYTES : TAG_BYTES + pixels.nbytes] = pixels
        self._memory[:8] = number.to_bytes(8, "little")

    @property
    def number(self) -> int:
        """The number of the picture that is in it."""
        return int.from_bytes(self._memory[:8], "little")

    def pixels(self, count: int) -> memoryview:
        """Return the first `count` bytes of the picture; the memory stays mapped as long as that is held."""
        return memoryview(self._memory)[TAG_BYTES : TAG_BYTES + count]

    def forget(self) -> None:
        """Take the name away, if the other process didn't."""
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                (_folder() / self.name).unlink(missing_ok=True)


def sweep_ended() -> None:
    """Delete what processes left behind that were killed together with their studio; Windows does that by itself."""
    if sys.platform == "win32":
        # There, to ask whether a process runs is to interrupt it.
        return
    for path in _folder().glob(f"{PREFIX}*"):
        pid = path.name.removeprefix(PREFIX).partition("-")[0]
        if pid.isdigit() and not _runs(int(pid)):
            with contextlib.suppress(OSError):
                path.unlink()


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        # Somebody else's.
        return True
    return True

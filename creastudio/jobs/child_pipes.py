"""What a child process of the studio does first: takes its pipes for frames, and caps its memory."""

from __future__ import annotations

import os
import sys
from io import FileIO, RawIOBase
from typing import BinaryIO


class WholePipe:
    """An unbuffered pipe whose ``write`` writes everything: the system may take a part of what it is given."""

    def __init__(self, pipe: RawIOBase) -> None:
        self._pipe = pipe

    def fileno(self) -> int:
        """Return its descriptor."""
        return self._pipe.fileno()

    def write(self, data: bytes, /) -> int:
        """Write all of `data`, and return how many bytes that are."""
        view = memoryview(data)
        while view:
            view = view[self._pipe.write(view) or 0 :]
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back."""


def take_pipes() -> tuple[BinaryIO, WholePipe]:
    """Take standard input and output for frames, and return them; what libraries print goes to standard error."""
    inbox = os.fdopen(os.dup(0), "rb")
    outbox = WholePipe(FileIO(os.dup(1), "wb"))
    # Nothing but frames may come out where frames are expected.
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return inbox, outbox


def cap_memory(megabytes: int) -> None:
    """Let this process have no more memory than that; where the system can't, it has what there is."""
    if sys.platform == "win32":
        return
    import resource

    limit = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))

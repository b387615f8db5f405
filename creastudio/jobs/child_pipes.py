"""What a child process of the studio does first: takes its pipes for frames, and caps its memory."""

from __future__ import annotations

import os
import sys
from io import FileIO
from typing import BinaryIO

from creastudio.jobs.protocol import FrameWriter


def take_pipes() -> tuple[BinaryIO, FrameWriter]:
    """Take standard input and output for frames, and return them; what libraries print goes to standard error."""
    inbox = os.fdopen(os.dup(0), "rb")
    outbox = FrameWriter(FileIO(os.dup(1), "wb"))
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

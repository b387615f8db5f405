"""What an engine and the plugins in it print: kept for reports, and never without end."""

from __future__ import annotations

import contextlib
import os
import stat
import threading
import time
from pathlib import Path

MAX_LOG = 8 << 20
"""Bytes of one engine's log; after that it starts anew."""

CHECK_SECONDS = 2.0

REPORT_TAIL = 4000
"""Bytes of a log that go into the report of an engine's death."""

KEPT_SECONDS = 7 * 24 * 3600
"""Logs of engines whose studio was killed are removed after this."""


def tail(log: Path) -> str:
    """Return the end of a log, for a report; empty when there is none."""
    try:
        with log.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - REPORT_TAIL))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def remove_old(folder: Path) -> None:
    """Delete logs that nobody will ask for any more."""
    for log in folder.glob("engine-*.log"):
        # Another studio may be removing them too.
        with contextlib.suppress(OSError):
            if time.time() - log.stat().st_mtime > KEPT_SECONDS:
                log.unlink()


def keep_short(descriptor: int = 2) -> None:
    """Watch the log this process writes to: a plugin that prints in a loop must not fill the disk."""
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        threading.Thread(target=_watch, args=(descriptor,), name="engine-log", daemon=True).start()


def _watch(descriptor: int) -> None:
    while True:
        time.sleep(CHECK_SECONDS)
        shorten(descriptor)


def shorten(descriptor: int) -> None:
    """Empty a log that has grown too long; it must be open for appending."""
    if os.fstat(descriptor).st_size > MAX_LOG:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, b"(what was printed before this was too long to keep)\n")

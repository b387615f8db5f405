"""The start: how soon the first window is there, what was imported for it and what it weighs."""

from __future__ import annotations

import time

from tests.bench.projects import probe
from tests.bench.rows import Row, median

NEEDS = ("creastudio.shell.app", "creastudio.shell.start.start_page", "creastudio.shell.timeline.view")

STARTS = 5


def run() -> list[Row]:
    """Start the studio as a person would, several times."""
    first: list[float] = []
    heavy: set[str] = set()
    for number in range(STARTS + 1):
        start = time.time()
        told = probe("probe_start", "0")
        heavy |= set(told["heavy"])
        if number:  # the first fills the disk cache
            first.append(told["painted"] - start)
    idle = probe("probe_start", "5")
    return [
        Row(
            "first window, warm",
            median(first),
            "s",
            1.0,
            note=f"process start to first paint; median of {STARTS}",
        ),
        Row(
            "torch and other engine libraries in the shell", len(heavy), "", 0, note=", ".join(sorted(heavy))
        ),
        Row("memory of the shell, start page", idle["memory_mb"], "MB", 250, note="RSS after 5 s"),
    ]

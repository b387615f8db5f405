"""Reports of plugins' faults: for their authors, so in a file and not in front of whoever ran the command."""

from __future__ import annotations

import hashlib
from pathlib import Path

from creastudio import paths

KEPT = 20
"""Reports that stay; older ones are removed."""


def keep_report(report: str) -> Path:
    """Write a report into the folder of logs and return its file.

    The file is named after what the report says, so the same fault again adds no file.

    Raises
    ------
    OSError, UserError
        When the disk doesn't let it.
    """
    content = report.rstrip().encode("utf-8", "backslashreplace") + b"\n"
    file = paths.logs_dir() / f"report-{hashlib.sha256(content).hexdigest()[:12]}.txt"
    file.write_bytes(content)
    _forget_old(file)
    return file


def _forget_old(newest: Path) -> None:
    # Another command may remove the same ones at the same time.
    found: list[tuple[float, Path]] = []
    for file in newest.parent.glob("report-*.txt"):
        try:
            found.append((file.stat().st_mtime, file))
        except FileNotFoundError:
            continue
    for _, file in sorted(found, reverse=True)[KEPT:]:
        if file != newest:
            file.unlink(missing_ok=True)

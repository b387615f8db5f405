"""Memory: how much there is, and whether a job's own estimate fits in."""

from __future__ import annotations

from pathlib import Path

_MEMINFO = Path("/proc/meminfo")


def available_memory(meminfo: Path = _MEMINFO) -> int | None:
    """Return the MB that programs could still take without swapping, or None where the system doesn't say."""
    try:
        lines = meminfo.read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    found = (line.split() for line in lines if line.startswith("MemAvailable:"))
    return next((int(words[1]) // 1024 for words in found if len(words) > 1 and words[1].isdigit()), None)


def fits(megabytes: int, available: int | None) -> bool:
    """Return whether a job that estimates its peak at `megabytes` fits; True where nobody can tell."""
    return available is None or megabytes <= available

"""Names of files that are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

MAX_BYTES = 200
"""Of a name in UTF-8, without suffix and number: most file systems take 255, and a letter of Chinese has three."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
"""What Windows takes for a device, whatever suffix it has."""


def file_name(title: str) -> str:
    """Return `title` as a name that every file system and command line takes."""
    return _fitted(re.sub(r"[^\w.-]+", "-", title).strip("-.")[:80], "result")


def readable_name(title: str, fallback: str = "artboard") -> str:
    """Return `title` as a name that every file system takes, with its spaces, without separators at its ends."""
    return _fitted(_FORBIDDEN.sub("-", title).strip(" .@_-"), fallback)


def _fitted(name: str, fallback: str) -> str:
    short = name.encode("utf-8", "ignore")[:MAX_BYTES].decode("utf-8", "ignore").rstrip(" .")
    return _DEVICE.sub(r"\1-", short, count=1) if _DEVICE.match(short) else short or fallback


def unique_names(names: Sequence[str], suffixes: Sequence[str]) -> Iterator[str]:
    """Yield each name with its suffix, numbered where it was there before (whatever its case)."""
    used: set[str] = set()
    for name, suffix in zip(names, suffixes, strict=True):
        candidate, number = f"{name}{suffix}", 1
        while candidate.lower() in used:
            number += 1
            candidate = f"{name}-{number}{suffix}"
        used.add(candidate.lower())
        yield candidate

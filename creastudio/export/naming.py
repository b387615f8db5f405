"""Names of files that are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence


def file_name(title: str) -> str:
    """Return `title` as a name that every file system takes."""
    name = re.sub(r"[^\w.-]+", "-", title, flags=re.UNICODE).strip("-.")
    return name[:80] or "result"


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

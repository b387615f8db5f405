"""Where results are written: one file, numbered files, or files in a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from creastudio.api.errors import UserError


def is_folder(out: str) -> bool:
    """Whether `out` means a folder: it is one, ends with a separator, or has no suffix."""
    path = Path(out)
    return path.is_dir() or out.endswith(("/", "\\")) or not path.suffix


def result_paths(out: str, names: Sequence[str], suffixes: Sequence[str]) -> list[Path]:
    """Return a path for each result.

    Parameters
    ----------
    out : str
        As a person gave it: a file (``a.png``; several become ``a-1.png``, ``a-2.png`` ...) or a folder.
    names : sequence of str
        A name for each result, used in a folder; made fit for file systems, and numbered where they repeat.
    suffixes : sequence of str
        The natural suffix of each result.
    """
    path = Path(out)
    if not is_folder(out):
        if len(names) == 1:
            return [path]
        return [path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(1, len(names) + 1)]
    plain = [file_name(name) for name in names]
    return [path / name for name in _unique(plain, suffixes)]


def make_parents(path: Path) -> None:
    """Make the folder that `path` goes into; UserError when that can't be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder '{path.parent}' can't be made: {error.strerror}."
        raise UserError(message, "Choose another place.") from None


def file_name(title: str) -> str:
    """Return `title` as a name that every file system takes."""
    name = re.sub(r"[^\w.-]+", "-", title, flags=re.UNICODE).strip("-.")
    return name[:80] or "result"


def _unique(names: Sequence[str], suffixes: Sequence[str]) -> Iterator[str]:
    used: set[str] = set()
    for name, suffix in zip(names, suffixes, strict=True):
        candidate, number = f"{name}{suffix}", 1
        while candidate.lower() in used:
            number += 1
            candidate = f"{name}-{number}{suffix}"
        used.add(candidate.lower())
        yield candidate

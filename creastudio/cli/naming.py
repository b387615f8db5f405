"""Where results are written: one file, numbered files, or files in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.export.naming import file_name, unique_names

__all__ = ["file_name", "is_folder", "make_parents", "result_paths"]


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
    return [path / name for name in unique_names(plain, suffixes)]


def make_parents(path: Path) -> None:
    """Make the folder that `path` goes into; UserError when that can't be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder '{path.parent}' can't be made: {error.strerror}."
        raise UserError(message, "Choose another place.") from None

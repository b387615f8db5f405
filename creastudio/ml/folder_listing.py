"""Which files of a folder may be read, in an order that doesn't depend on the machine."""

from __future__ import annotations

import os
from collections.abc import Set as AbstractSet
from pathlib import Path

from creastudio.api import UserError


def listed(
    folder: Path, suffixes: AbstractSet[str], others: AbstractSet[str], *, hint: str, instead: str
) -> tuple[Path, list[str], list[str]]:
    """Return where names begin, the files to read, and sentences on those that are of another kind.

    Hidden files, files that Word has open, and links to folders are passed over. A file stands for itself.

    Parameters
    ----------
    suffixes, others : set of str
        Endings, lower case, that are read, and those that are said not to be.
    instead : str
        What a file of another kind could be saved as: ".txt or .docx".

    Returns
    -------
    root : Path
    names : list of str
        Below the root, parts joined by "/", in order.
    problems : list of str

    Raises
    ------
    UserError
        When there is no such folder.
    """
    if folder.is_file():
        return folder.parent, [folder.name], []
    if not folder.is_dir():
        raise UserError(f"There is no folder '{folder.name}'.", hint=hint)
    names: list[str] = []
    problems: list[str] = []

    def refused(error: OSError) -> None:
        problems.append(f"'{Path(error.filename).name}' can't be read ({error.strerror}).")

    for parent, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            path = Path(parent, file)
            suffix = path.suffix.lower()
            if file.startswith((".", "~$")):
                continue
            if suffix in suffixes:
                names.append(path.relative_to(folder).as_posix())
            elif suffix in others:
                problems.append(f"'{file}' is of a kind that isn't read; save it as {instead}.")
    return folder, sorted(names), problems

"""Older versions of project files: kept in the data folder, a folder a file."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from creastudio import paths
from creastudio.folders import make_folder
from creastudio.store.files import disk_error, write_atomically

LIMIT = 8 << 30
"""Bytes of the versions of a file beyond which the oldest go: of projects with films each holds all of them."""


def list_versions(path: Path) -> list[Path]:
    """Return the kept versions of a project file, newest first."""
    return sorted(_folder(path).glob("*.crea"), reverse=True)


def keep_version(path: Path, count: int) -> None:
    """Put the present file aside before another takes its place, and drop the oldest beyond `count` or the limit.

    The newest is kept whatever its size.

    Raises
    ------
    UserError
        When the disk doesn't take it.
    """
    if count < 1 or not path.is_file():
        return
    kept = list_versions(path)
    newest = int(kept[0].stem) if kept and kept[0].stem.isdigit() else 0
    target = _folder(path) / f"{newest + 1:08d}.crea"
    try:
        make_folder(target.parent)
        _link_or_copy(path, target)
        total = target.stat().st_size
        for place, old in enumerate(kept, 1):
            total += old.stat().st_size
            if place >= count or total > LIMIT:
                old.unlink(missing_ok=True)
    except OSError as error:
        raise disk_error(error, path) from error


def _link_or_copy(path: Path, target: Path) -> None:
    # A link costs nothing, however large the file is, and is as good as a copy: project files are replaced,
    # never written in place.
    try:
        os.link(path, target)
    except OSError:
        with path.open("rb") as source:
            write_atomically(target, lambda file: shutil.copyfileobj(source, file))


def _folder(path: Path) -> Path:
    # The name helps a person who looks; the hash tells files of one name apart.
    digest = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:16]
    return paths.data_dir() / "versions" / f"{path.stem[:40]}-{digest}"

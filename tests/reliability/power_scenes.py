"""What is watched and then replayed: the studio's own ways to write, and ways that must not survive a power cut.

``python -m tests.reliability.power_scenes NAME FOLDER`` does one, and says on standard output what is safe by now.
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.canvas import TextLayer
from creastudio.core.document import Document, new_document
from creastudio.core.history import History
from creastudio.store import journal as journal_module
from creastudio.store.blobs import BlobStore
from creastudio.store.files import write_bytes
from creastudio.store.journal import Journal
from creastudio.store.project_file import load_project, save_project

TIMES = 4


@dataclass(frozen=True)
class Scene:
    """Something that is written several times.

    Attributes
    ----------
    write : callable
        Does it in a folder, and says each number that is safe.
    read : callable
        Returns the number that a folder holds; 0 for nothing. Raises for what can't be read.
    control : bool
        Whether it is a way of writing that must be caught.
    """

    write: Callable[[Path], None]
    read: Callable[[Path], int]
    control: bool = False


def _say(number: int) -> None:
    os.write(1, f"{number}\n".encode())


def _edit(folder: Path) -> None:
    document = new_document("Poster")
    history, journal = History(document), Journal(folder / "journal", document)
    for number in range(1, TIMES + 1):
        old = history.document
        new = history.apply(edits.add_layer(document.artboards[0].id, TextLayer(text=str(number))))
        journal.record(old, new, "Add", "edit")
        journal.flush()
        _say(number)
    journal.close()


def _edited(folder: Path) -> int:
    if not (folder / "journal").is_dir():
        return 0
    try:
        journal = Journal(folder / "journal")
    except UserError:
        # Where nothing was said to be safe yet there may be no journal to open; where it was, 0 is too few.
        return 0
    try:
        layers = journal.load_history().document.artboards[0].layers
    except UserError:
        return 0
    finally:
        journal.close()
    texts = [layer.text for layer in layers if isinstance(layer, TextLayer)]
    assert texts == [str(number + 1) for number in range(len(texts))], texts
    return len(texts)


def _save(folder: Path) -> None:
    blobs = BlobStore(folder / "blobs")
    for number in range(1, TIMES + 1):
        picture = blobs.put(random.Random(number).randbytes(3000))
        assets = (Asset(sha256=picture, media_type="image/png"),)
        save_project(
            folder / "poster.crea", Document(title=str(number), assets=assets), blobs, keep_versions=2
        )
        _say(number)


def _saved(folder: Path) -> int:
    if not (folder / "poster.crea").exists():
        return 0
    fresh = BlobStore(folder / "fresh")
    document = load_project(folder / "poster.crea", fresh).document
    assert all(fresh.is_whole(asset.sha256) for asset in document.assets)
    return int(document.title)


def _keep(folder: Path) -> None:
    blobs = BlobStore(folder / "blobs")
    for number in range(1, TIMES + 1):
        blobs.put(_blob(number))
        _say(number)


def _blob(number: int) -> bytes:
    return random.Random(number).randbytes(3000)


def _kept(folder: Path) -> int:
    blobs = BlobStore(folder / "blobs")
    found = set(blobs.all())
    assert all(blobs.is_whole(name) for name in found), "a damaged medium has its final name"
    number = 0
    while number < TIMES and _name(number + 1) in found:
        number += 1
    return number


def _name(number: int) -> str:
    import hashlib

    return hashlib.sha256(_blob(number)).hexdigest()


def _set(folder: Path) -> None:
    for number in range(1, TIMES + 1):
        write_bytes(folder / "settings" / "settings.json", _text(number))
        _say(number)


def _text(number: int) -> bytes:
    return f"{number}|".encode() + b"x" * 2000 + b"|end"


def _found(folder: Path) -> int:
    file = folder / "settings" / "settings.json"
    if not file.exists():
        return 0
    data = file.read_bytes()
    number = int(data.split(b"|")[0])
    assert data == _text(number), "half of it"
    return number


def _overwrite(folder: Path) -> None:
    (folder / "settings").mkdir()
    for number in range(1, TIMES + 1):
        with (folder / "settings" / "settings.json").open("wb") as file:
            file.write(_text(number))
            file.flush()
            os.fsync(file.fileno())
        _say(number)


def _replace_unsynced(folder: Path) -> None:
    (folder / "settings").mkdir()
    for number in range(1, TIMES + 1):
        beside = folder / "settings" / "beside"
        beside.write_bytes(_text(number))
        beside.replace(folder / "settings" / "settings.json")
        _say(number)


class _Careless:
    """A database that never waits for the disk."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __getattr__(self, name: str) -> object:
        return getattr(self._database, name)

    def __enter__(self) -> sqlite3.Connection:
        return self._database.__enter__()

    def __exit__(self, *raised: object) -> object:
        return self._database.__exit__(*raised)  # type: ignore[arg-type]

    def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        return self._database.execute(sql.replace("synchronous=EXTRA", "synchronous=OFF"), *parameters)  # type: ignore[arg-type]


def _edit_unsynced(folder: Path) -> None:
    connect = journal_module.open_database

    def unsynced(path: Path | str, *, uri: bool = False) -> sqlite3.Connection:
        database = connect(path, uri=uri)
        return _Careless(database)  # type: ignore[return-value]

    journal_module.open_database = unsynced
    _edit(folder)


SCENES = {
    "journal": Scene(_edit, _edited),
    "project": Scene(_save, _saved),
    "media": Scene(_keep, _kept),
    "settings": Scene(_set, _found),
    "overwritten in place": Scene(_overwrite, _found, control=True),
    "replaced without a sync": Scene(_replace_unsynced, _found, control=True),
    "SQLite without syncs": Scene(_edit_unsynced, _edited, control=True),
}

if __name__ == "__main__":
    SCENES[sys.argv[1]].write(Path(sys.argv[2]))

"""What is known of the files in a person's own folders, and what they noted about them: one SQLite file.

The files themselves are never changed. What was read of a file holds as long as its size and time stay as they
are; tags and stars belong to its path and stay when the file is read again.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import threading
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from creastudio.api.errors import UserError
from creastudio.store.databases import is_damage, open_database
from creastudio.store.files import disk_error

VERSION = 3
"""Of the table of files, which is read anew where it is of another; marks are kept."""

# A file lies in two folders of a person where one of them lies in the other.
_FILES = """
CREATE TABLE IF NOT EXISTS files (
    path BLOB NOT NULL, folder BLOB NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL,
    width INTEGER NOT NULL, height INTEGER NOT NULL, media_type TEXT NOT NULL,
    generator TEXT NOT NULL, seed INTEGER, models TEXT NOT NULL, words TEXT NOT NULL, recipe TEXT NOT NULL,
    PRIMARY KEY (folder, path)
)
"""
_FILES_BY_PATH = "CREATE INDEX IF NOT EXISTS files_by_path ON files (path)"
_MARKS = (
    "CREATE TABLE IF NOT EXISTS marks (path BLOB PRIMARY KEY, stars INTEGER NOT NULL, tags TEXT NOT NULL)"
)

_TEXTS: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[str, ...])

_INSERT = "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True)
class FileRow:
    """One file.

    Paths are stored as the bytes they are: they may hold what is no Unicode.

    Attributes
    ----------
    folder : str
        The folder of the person that it lies in or below.
    size, changed : int
        Bytes, and the time of its last change in ns: another pair means another file.
    width, height : int
        px; 0 where the file can't be read.
    generator, seed, models
        What the recipe that it carries says; empty, None, empty for none.
    words : str
        What of its recipe is searched.
    recipe : str
        JSON of that recipe; only ``recipe`` reads it back.
    """

    path: str
    folder: str
    size: int
    changed: int
    width: int = 0
    height: int = 0
    media_type: str = ""
    generator: str = ""
    seed: int | None = None
    models: tuple[str, ...] = ()
    words: str = ""
    recipe: str = ""
    stars: int = 0
    tags: tuple[str, ...] = ()


class LibraryIndex:
    """The index in one file. Safe to use from several threads; what can't be read is made anew.

    Raises
    ------
    UserError
        From any method, when the disk refuses.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def rows(self, folder: str) -> list[FileRow]:
        """Return what is known of the files in a folder, by path."""
        statement = (
            "SELECT f.path, f.folder, f.size, f.changed, f.width, f.height, f.media_type,"
            " f.generator, f.seed, f.models, f.words, coalesce(m.stars, 0), coalesce(m.tags, '[]')"
            " FROM files f LEFT JOIN marks m ON m.path = f.path WHERE f.folder = ? ORDER BY f.path"
        )
        with self._open() as database:
            found = database.execute(statement, (os.fsencode(folder),)).fetchall()
        return [_row(folder, *values) for values in found]

    def recipe(self, path: str) -> str:
        """Return the recipe of a file as JSON; empty for none."""
        with self._open() as database:
            found = database.execute(
                "SELECT recipe FROM files WHERE path = ?", (os.fsencode(path),)
            ).fetchone()
        return str(found[0]) if found is not None else ""

    def put(self, rows: Iterable[FileRow]) -> None:
        """Store what was read of some files; their marks stay."""
        values = [
            (
                os.fsencode(row.path), os.fsencode(row.folder), row.size, row.changed, row.width, row.height,
                row.media_type, row.generator, row.seed, json.dumps(row.models), row.words, row.recipe,
            )
            for row in rows
        ]  # fmt: skip
        with self._open() as database:
            database.executemany(_INSERT, values)

    def forget(self, folder: str, paths: Iterable[str]) -> None:
        """Drop files of a folder that are gone; their marks stay, for when they come back."""
        values = [(os.fsencode(folder), os.fsencode(path)) for path in paths]
        with self._open() as database:
            database.executemany("DELETE FROM files WHERE folder = ? AND path = ?", values)

    def forget_folder(self, folder: str) -> None:
        """Drop all files of a folder; their marks stay."""
        with self._open() as database:
            database.execute("DELETE FROM files WHERE folder = ?", (os.fsencode(folder),))

    def mark(
        self, paths: Iterable[str], *, stars: int | None = None, tags: Iterable[str] | None = None
    ) -> None:
        """Note stars (0 to 5) or tags of files."""
        wanted = None if tags is None else json.dumps(list(tags))
        with self._open() as database:
            for path in paths:
                database.execute("INSERT OR IGNORE INTO marks VALUES (?, 0, '[]')", (os.fsencode(path),))
                if stars is not None:
                    database.execute("UPDATE marks SET stars = ? WHERE path = ?", (stars, os.fsencode(path)))
                if wanted is not None:
                    database.execute("UPDATE marks SET tags = ? WHERE path = ?", (wanted, os.fsencode(path)))

    @contextlib.contextmanager
    def _open(self) -> Generator[sqlite3.Connection]:
        with self._lock:
            try:
                with contextlib.closing(self._connected()) as database, database:
                    yield database
            except sqlite3.Error as error:
                if not is_damage(error):
                    raise UserError(
                        f"The index of the library can't be used: {error}.", "Free some space on the disk."
                    ) from error
                self._made_anew()
                raise UserError(
                    "The index of the library was damaged and is made anew.",
                    "Look through your folders again; stars and tags that could be read are kept.",
                ) from error
            except OSError as error:
                raise disk_error(error, self.path) from error

    def _connected(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _opened(self.path)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            self._made_anew()
            return _opened(self.path)

    def _made_anew(self) -> None:
        """Begin an index with the marks that can be read; what was read of files can be read again."""
        aside = self.path.with_suffix(".damaged")
        self.path.replace(aside)
        marks = _marks_in(aside)
        with contextlib.closing(_opened(self.path)) as database, database:
            database.executemany("INSERT OR IGNORE INTO marks VALUES (?, ?, ?)", marks)


def _opened(path: Path) -> sqlite3.Connection:
    database = open_database(path)
    try:
        # As the journal of a project: stars and tags are a person's work.
        database.execute("PRAGMA synchronous=EXTRA")
        with database:
            # One transaction, which waits for the disk once; left to itself, each statement is one.
            database.execute("BEGIN")
            if database.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                database.execute("DROP TABLE IF EXISTS files")
                database.execute(f"PRAGMA user_version={VERSION}")
            for statement in (_FILES, _FILES_BY_PATH, _MARKS):
                database.execute(statement)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _marks_in(path: Path) -> list[tuple[bytes, int, str]]:
    """Return the marks of a damaged index, as far as they can be read."""
    found: list[tuple[bytes, int, str]] = []
    with contextlib.suppress(sqlite3.Error), contextlib.closing(open_database(path)) as database:
        found.extend(database.execute("SELECT path, stars, tags FROM marks"))
    return found


def _row(folder: str, path: bytes, *values: Any) -> FileRow:
    *plain, models, words, stars, tags = values[1:]
    return FileRow(
        os.fsdecode(path), folder, *plain, models=_texts(models), words=words, stars=stars, tags=_texts(tags)
    )


def _texts(text: str) -> tuple[str, ...]:
    try:
        return tuple(_TEXTS.validate_json(text))
    except ValidationError:
        return ()

"""SQLite files as the studio opens them, and how a damaged one is told from a disk that refuses."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def open_database(path: Path | str, *, uri: bool = False) -> sqlite3.Connection:
    """Open a database whose text may hold bytes that are no Unicode."""
    database = sqlite3.connect(path, check_same_thread=False, uri=uri)
    database.text_factory = _text
    return database


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is no whole database any more; a disk or another studio in the way are something else."""
    # Errors of the module's own have no code.
    code = getattr(error, "sqlite_errorcode", None)
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")

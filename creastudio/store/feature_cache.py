"""What was found out of things for comparing them: one SQLite file in the cache, made anew when it is damaged."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from creastudio.core.features import Value, read_features
from creastudio.store.databases import is_damage, open_database

VERSION = 1
MOST = 200_000
"""Rows that are kept; of more the oldest go."""
_AT_ONCE = 500
"""Names in one question; SQLite takes no more than a thousand."""


@dataclass(frozen=True)
class FeatureRow:
    """One thing.

    Attributes
    ----------
    key : str
        Names its content: a hash, or path, size and time of a file.
    by : str
        What described it, with its version and model; another one describes anew.
    sha256 : str
        Of its bytes.
    features : dict
        Empty for what can't be described.
    """

    key: str
    by: str
    sha256: str
    features: dict[str, Value] = field(default_factory=dict[str, Value])


class FeatureCache:
    """The cache in one file; any thread. What can't be read or stored is forgotten: it can be found out again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def find(self, by: str, keys: Iterable[str]) -> dict[str, FeatureRow]:
        """Return what is known, by key."""
        wanted, found = list(keys), dict[str, FeatureRow]()
        with self._open() as database:
            if database is None:
                return {}
            for start in range(0, len(wanted), _AT_ONCE):
                part = wanted[start : start + _AT_ONCE]
                marks = ",".join("?" * len(part))
                rows = database.execute(
                    f"SELECT key, sha256, features FROM features WHERE by = ? AND key IN ({marks})",
                    (by, *part),
                )
                for key, sha256, text in rows:
                    found[key] = FeatureRow(key, by, sha256, _features(text))
        return found

    def put(self, rows: Iterable[FeatureRow]) -> None:
        """Store what was found out."""
        values = [(row.key, row.by, row.sha256, json.dumps(row.features)) for row in rows]
        with self._open() as database:
            if database:
                database.executemany("INSERT OR REPLACE INTO features VALUES (?, ?, ?, ?)", values)
                database.execute(
                    "DELETE FROM features WHERE rowid <= (SELECT max(rowid) FROM features) - ?", (MOST,)
                )

    @contextlib.contextmanager
    def _open(self) -> Generator[sqlite3.Connection | None]:
        """Give the database; None where the disk has none to give."""
        with self._lock:
            try:
                database = self._opened()
            except (sqlite3.Error, OSError):
                yield None
                return
            with contextlib.closing(database), contextlib.suppress(sqlite3.Error), database:
                yield database

    def _opened(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _prepared(self.path)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            self.path.unlink(missing_ok=True)
            return _prepared(self.path)


def _prepared(path: Path) -> sqlite3.Connection:
    database = open_database(path)
    try:
        with database:
            if database.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                database.execute("DROP TABLE IF EXISTS features")
                database.execute(f"PRAGMA user_version={VERSION}")
            database.execute(
                "CREATE TABLE IF NOT EXISTS features (key TEXT NOT NULL, by TEXT NOT NULL, sha256 TEXT NOT NULL,"
                " features TEXT NOT NULL, PRIMARY KEY (key, by))"
            )
    except sqlite3.Error:
        database.close()
        raise
    return database


def _features(text: str) -> dict[str, Value]:
    try:
        return read_features(json.loads(text))
    except (ValueError, TypeError, RecursionError):
        # The file may hold anything: a damaged row is one that isn't known.
        return {}

"""Text of any bytes comes back, and a damaged file is told from one that is in use."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from creastudio.store.databases import is_damage, open_database


def test_text_may_hold_what_is_no_unicode(tmp_path: Path) -> None:
    with contextlib.closing(open_database(tmp_path / "a.sqlite")) as database:
        stored = "\udcff".encode("utf-8", "surrogatepass")
        assert database.execute("SELECT CAST(? AS TEXT)", (stored,)).fetchone() == ("\udcff",)


def test_damage_is_told_from_a_lock_and_a_mistake(tmp_path: Path) -> None:
    damaged, locked = tmp_path / "damaged.sqlite", tmp_path / "locked.sqlite"
    damaged.write_bytes(b"no database" * 100)
    with contextlib.closing(open_database(damaged)) as database:
        with pytest.raises(sqlite3.DatabaseError) as caught:
            database.execute("SELECT * FROM sqlite_master")
        assert is_damage(caught.value)
    with (
        contextlib.closing(open_database(locked)) as owner,
        contextlib.closing(open_database(locked)) as other,
    ):
        owner.execute("BEGIN EXCLUSIVE")
        other.execute("PRAGMA busy_timeout=0")
        with pytest.raises(sqlite3.OperationalError) as caught_lock:
            other.execute("CREATE TABLE a (b)")
        assert not is_damage(caught_lock.value)
    assert not is_damage(sqlite3.ProgrammingError("a mistake"))

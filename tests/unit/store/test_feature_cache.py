"""What was found out of things is found again; nothing of it can stop anybody."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from creastudio.store import feature_cache
from creastudio.store.feature_cache import FeatureCache, FeatureRow


def row(number: int, by: str = "toy 1") -> FeatureRow:
    return FeatureRow(f"k{number}", by, f"{number:064x}", {"tempo": 0.5, "mode": "minor", "key": (1.0, 0.0)})


def test_what_is_stored_is_found_by_who_described_it(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path / "deep" / "features.sqlite")
    assert cache.find("toy 1", ["k1"]) == {}
    cache.put([row(1), row(2)])
    assert cache.find("toy 1", ["k1", "k3"]) == {"k1": row(1)}
    assert cache.find("toy 2", ["k1"]) == {}
    cache.put([row(1, "toy 2")])
    assert cache.find("toy 2", ["k1"]) == {"k1": row(1, "toy 2")}
    assert cache.find("toy 1", ["k1"]) == {"k1": row(1)}


def test_thousands_are_asked_for_at_once(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path / "features.sqlite")
    cache.put([row(number) for number in range(1200)])
    assert len(cache.find("toy 1", [f"k{number}" for number in range(1300)])) == 1200


def test_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feature_cache, "MOST", 3)
    cache = FeatureCache(tmp_path / "features.sqlite")
    for number in range(6):
        cache.put([row(number)])
    assert set(cache.find("toy 1", [f"k{number}" for number in range(6)])) == {"k3", "k4", "k5"}


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "features.sqlite"
    path.write_bytes(b"no database" * 100)
    cache = FeatureCache(path)
    assert cache.find("toy 1", ["k1"]) == {}
    cache.put([row(1)])
    assert cache.find("toy 1", ["k1"]) == {"k1": row(1)}


def test_a_disk_that_refuses_costs_nothing_but_the_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = FeatureCache(tmp_path / "file" / "features.sqlite")
    cache.put([row(1)])
    assert cache.find("toy 1", ["k1"]) == {}


@pytest.mark.parametrize("stored", ["[" * 100_000, "no json", 7, b"\xff"])
def test_a_damaged_row_is_one_that_is_not_known(tmp_path: Path, stored: object) -> None:
    path = tmp_path / "features.sqlite"
    cache = FeatureCache(path)
    cache.put([row(1)])
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE features SET features = ?", (stored,))
    assert cache.find("toy 1", ["k1"])["k1"].features == {}


def test_a_file_that_another_window_holds_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "features.sqlite"
    cache = FeatureCache(path)
    cache.put([row(1)])
    opened = feature_cache.open_database

    def impatient(place: Path) -> sqlite3.Connection:
        database = opened(place)
        database.execute("PRAGMA busy_timeout=0")
        return database

    monkeypatch.setattr(feature_cache, "open_database", impatient)
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert cache.find("toy 1", ["k1"]) == {}
    assert cache.find("toy 1", ["k1"]) == {"k1": row(1)}

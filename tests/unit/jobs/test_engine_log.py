"""Logs of engines."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from creastudio.jobs import engine_log


def test_a_log_that_grows_too_long_starts_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_log, "MAX_LOG", 100)
    path = tmp_path / "engine.log"
    with path.open("ab") as log:
        log.write(b"x" * 100)
        log.flush()
        engine_log.shorten(log.fileno())
        assert path.stat().st_size == 100
        log.write(b"y")
        log.flush()
        engine_log.shorten(log.fileno())
        log.write(b"after\n")
    assert path.read_text().endswith("too long to keep)\nafter\n")


def test_the_tail_of_a_log_is_its_end(tmp_path: Path) -> None:
    path = tmp_path / "engine.log"
    path.write_bytes(b"a" * 10_000 + b"the end")
    assert engine_log.tail(path).endswith("the end")
    assert len(engine_log.tail(path)) == engine_log.REPORT_TAIL
    assert engine_log.tail(tmp_path / "missing") == ""


def test_logs_that_nobody_asks_for_are_removed(tmp_path: Path) -> None:
    old, fresh, other = (tmp_path / name for name in ("engine-a-1.log", "engine-b-2.log", "studio.log"))
    for path in (old, fresh, other):
        path.touch()
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    engine_log.remove_old(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["engine-b-2.log", "studio.log"]

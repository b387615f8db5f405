"""Queues for tests, in a thread and with real engine processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.checks import SOURCE
from tests.support.toy_jobs import Desk, MemoryStore


@pytest.fixture(params=["process", "thread"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A queue, once over engine processes and once in threads."""
    desk = Desk(tmp_path, MemoryStore(), in_thread=request.param == "thread")
    yield desk
    desk.queue.close("stop")


@pytest.fixture
def process_desk(tmp_path: Path) -> Iterator[Desk]:
    """A queue over engine processes."""
    desk = Desk(tmp_path, MemoryStore(), in_thread=False)
    yield desk
    desk.queue.close("stop")


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a plugin of checks that can be imported."""
    folder = tmp_path / "plugin"
    folder.mkdir()
    (folder / "cs_checks.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    return folder

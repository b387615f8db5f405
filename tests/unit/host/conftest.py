"""Plugins of a test don't stay importable after it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from creastudio.host import discovery


@pytest.fixture(autouse=True)
def imports_forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(discovery, "_loaded_stamps", {})
    monkeypatch.setattr(discovery, "_added_folders", set())
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if name.startswith(("cs_", "creastudio_fresh")):
            del sys.modules[name]


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    folder = tmp_path / "plugins"
    folder.mkdir()
    return folder

"""Folders for plugins."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    folder = tmp_path / "plugins"
    folder.mkdir()
    return folder

"""Folders that can't be made are told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio import paths
from creastudio.api.errors import UserError


def test_a_home_in_the_way_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "taken"
    file.write_bytes(b"")
    monkeypatch.setenv("CREASTUDIO_HOME", str(file / "deeper"))
    with pytest.raises(UserError, match="can't be made") as told:
        paths.data_dir()
    assert "CREASTUDIO_HOME" in told.value.hint


def test_a_relative_home_stays_the_same_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CREASTUDIO_HOME", "own")
    before = paths.data_dir()
    (tmp_path / "elsewhere").mkdir()
    assert before == tmp_path / "own"
    assert before.is_dir()

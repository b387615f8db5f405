"""Folders that can't be made are told in words."""

from __future__ import annotations

import sys
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


FOLDERS = [
    paths.data_dir,
    paths.models_dir,
    paths.plugins_dir,
    paths.journals_dir,
    paths.cache_dir,
    paths.logs_dir,
]


def test_every_folder_is_made_and_under_the_home(studio_home: Path) -> None:
    found = [folder() for folder in FOLDERS]
    assert all(folder.is_dir() and folder.is_relative_to(studio_home) for folder in found)
    assert len(set(found)) == len(found)
    assert paths.settings_file() == studio_home / "settings.json"
    assert not paths.settings_file().exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other platforms have no XDG folders")
def test_without_a_home_the_folders_of_the_platform_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CREASTUDIO_HOME")
    for kind in ("data", "config", "cache"):
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", str(tmp_path / kind))
    assert paths.home() is None
    assert paths.data_dir() == tmp_path / "data" / "CreaStudio"
    assert paths.settings_file() == tmp_path / "config" / "CreaStudio" / "settings.json"
    assert paths.cache_dir() == tmp_path / "cache" / "CreaStudio"
    assert paths.journals_dir().is_relative_to(tmp_path / "data")


def test_the_home_may_be_named_from_the_persons_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("CREASTUDIO_HOME", "~/studio")
    assert paths.data_dir() == tmp_path / "studio"

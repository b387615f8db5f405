from __future__ import annotations

import os
from pathlib import Path

import pytest

from creastudio import paths
from creastudio.api.dataset import MANIFEST, DatasetManifest
from creastudio.api.errors import UserError
from creastudio.workspace.datasets import manifest_place, stored_manifest, write_manifest

MINE = DatasetManifest(licence="CC0-1.0", source="my shelf")


def test_choices_lie_beside_the_pictures(tmp_path: Path) -> None:
    assert stored_manifest(tmp_path) is None
    assert write_manifest(tmp_path, MINE) == tmp_path / MANIFEST == manifest_place(tmp_path)
    assert stored_manifest(tmp_path) == MINE
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [MANIFEST]


def test_for_a_folder_that_cannot_be_written_to_they_lie_with_the_studio(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)
    place = write_manifest(shelf, MINE)
    assert place.parent == paths.datasets_dir()
    assert list(shelf.iterdir()) == []
    assert stored_manifest(shelf) == MINE
    # Another folder of the same name has its own.
    other = tmp_path / "other" / "shelf"
    other.mkdir(parents=True)
    assert stored_manifest(other) is None


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_manifest(tmp_path, MINE)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError):
        write_manifest(tmp_path, DatasetManifest())
    monkeypatch.undo()
    assert stored_manifest(tmp_path) == MINE

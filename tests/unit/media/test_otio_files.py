"""Media that a cut names: each file is read once, and no more of them than there may be."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from creastudio.core.assets import Asset
from creastudio.media import otio_files
from creastudio.media.otio_files import Media


class Kept:
    """A project that notes what it keeps."""

    def __init__(self) -> None:
        self.files: list[str] = []

    def asset(self, sha256: str) -> Asset | None:
        del sha256
        return None

    def take_in(self, path: Path) -> Asset:
        raise AssertionError(path)

    def keep(self, path: Path) -> None:
        self.files.append(path.name)


def test_a_file_that_is_named_again_and_again_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = otio_files.hash_file

    def counted(path: Path) -> str:
        read.append(path.name)
        return real(path)

    monkeypatch.setattr(otio_files, "hash_file", counted)
    monkeypatch.setattr(otio_files, "MOST_FILES", 2)
    for name in "abc":
        (tmp_path / name).write_bytes(name.encode())
    project = Kept()
    media = Media(tmp_path, project)
    wrong = [f"{number:064x}" for number in range(5)]
    assert not any(media.keep("a", sha256) for sha256 in wrong)
    own = {name: hashlib.sha256(name.encode()).hexdigest() for name in "abc"}
    assert [media.keep(name, own[name]) for name in "abc"] == [True, True, False]
    assert read == ["a", "b"]
    assert project.files == ["a", "b"]
    assert not media.keep("gone", own["a"])

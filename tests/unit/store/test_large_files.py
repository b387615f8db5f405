"""Files of gigabytes on their way into a project: with progress, given up, and not without room."""

from __future__ import annotations

import os
from collections import namedtuple
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.store import files
from creastudio.store.blobs import BlobStore
from creastudio.store.files import copy_file

Room = namedtuple("Room", "total used free")


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.mp4"
    path.write_bytes(bytes(range(256)) * 16_384)
    return path


def test_progress_goes_to_twice_the_size(film: Path, tmp_path: Path) -> None:
    seen: list[int] = []
    sha256 = BlobStore(tmp_path / "blobs").put_file(film, seen.append)
    assert (tmp_path / "blobs" / sha256[:2] / sha256).read_bytes() == film.read_bytes()
    assert seen == sorted(seen)
    assert seen[-1] == 2 * film.stat().st_size
    assert len(seen) >= 8


@pytest.mark.parametrize("share", [0.3, 1.4])
def test_what_is_given_up_leaves_nothing(film: Path, tmp_path: Path, share: float) -> None:
    blobs = BlobStore(tmp_path / "blobs")

    def stop(done: int) -> None:
        if done > share * film.stat().st_size:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        blobs.put_file(film, stop)
    assert [path for path in blobs.folder.rglob("*") if path.is_file()] == []


def test_a_disk_without_room_is_told_before_anything_is_copied(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files.shutil, "disk_usage", lambda _path: Room(10**9, 10**9 - 10**6, 10**6))
    blobs = BlobStore(tmp_path / "blobs")
    with pytest.raises(UserError, match=r"4 MB are needed, 1 MB are free"):
        blobs.put_file(film)
    with pytest.raises(UserError, match="too full"):
        copy_file(film, tmp_path / "copy.mp4")
    assert not (tmp_path / "copy.mp4").exists()
    monkeypatch.undo()
    sha256 = blobs.put_file(film)
    monkeypatch.setattr(files.shutil, "disk_usage", lambda _path: Room(10**9, 10**9, 0))
    # What is there already needs no room.
    assert blobs.put_file(film) == sha256


def test_a_copy_is_whole_or_not_there(film: Path, tmp_path: Path) -> None:
    copy_file(film, tmp_path / "copy.mp4")
    assert (tmp_path / "copy.mp4").read_bytes() == film.read_bytes()
    with pytest.raises(UserError, match="There is no"):
        copy_file(tmp_path / "gone.mp4", tmp_path / "other.mp4")


def test_what_a_kill_left_of_a_copy_goes_after_a_day(film: Path, tmp_path: Path) -> None:
    blobs = BlobStore(tmp_path / "blobs")
    sha256 = blobs.put_file(film)
    old, young = (blobs.folder / sha256[:2] / f".{name}.part" for name in ("old", "young"))
    for part in (old, young):
        part.write_bytes(b"half of a film")
    os.utime(old, (0, 0))
    os.utime(blobs.path(sha256), (0, 0))
    BlobStore(tmp_path / "blobs")
    assert (old.exists(), young.exists(), blobs.has(sha256)) == (False, True, True)

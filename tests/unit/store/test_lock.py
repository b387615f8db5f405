"""One owner a folder: while it lives, after it died, and when the folder is gone; and one writer a small file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.store.lock import FolderLock, delete_unowned, is_locked, one_at_a_time

KILLED_OWNER = """
import os, sys
from pathlib import Path
from creastudio.store.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
os._exit(9)
"""


@settings(max_examples=30)
@given(moves=st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["take", "release"])), max_size=10))
def test_there_is_never_more_than_one_owner(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("project")
    held: dict[str, FolderLock] = {}
    for who, move in moves:
        if move == "release":
            if who in held:
                held.pop(who).release()
        elif held:
            with pytest.raises(UserError, match="open in another window"):
                FolderLock(folder)
        else:
            held[who] = FolderLock(folder)
        assert is_locked(folder) == bool(held)
    for lock in held.values():
        lock.release()
        lock.release()
    assert not is_locked(folder)


def test_an_owner_that_was_killed_owns_nothing(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED_OWNER, str(tmp_path)], check=False)
    assert ended.returncode == 9
    assert (tmp_path / "lock").exists()
    FolderLock(tmp_path).release()


def test_looking_leaves_nothing_behind(tmp_path: Path) -> None:
    assert is_locked(tmp_path / "gone")
    assert not delete_unowned(tmp_path / "gone")
    assert not is_locked(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_only_what_nobody_owns_is_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    lock = FolderLock(folder)
    (folder / "blobs").mkdir()
    (folder / "blobs" / "a").write_bytes(b"a")
    assert not delete_unowned(folder)
    assert (folder / "blobs" / "a").exists()
    lock.release()
    assert delete_unowned(folder)
    assert not folder.exists()


def test_a_small_file_has_one_writer_at_a_time(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "ads.json"
    with one_at_a_time(file):
        with (
            pytest.raises(UserError, match="is being written by another program"),
            one_at_a_time(file, patience=0),
        ):
            pass
        with one_at_a_time(file.with_name("other.json"), patience=0):
            pass
    with pytest.raises(ValueError, match="on the way"), one_at_a_time(file):
        raise ValueError("on the way")
    with one_at_a_time(file, patience=0):
        assert not file.exists()

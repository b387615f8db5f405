"""A file is there whole or not at all, and what can't be read is never written over."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

import pytest

from creastudio.whole_files import put_aside, write_whole


def test_a_file_is_written_into_a_new_folder(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file"
    write_whole(path, lambda file: file.write(b"new"))
    assert path.read_bytes() == b"new"
    assert [item.name for item in path.parent.iterdir()] == ["file"]


def test_what_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def breaks(file: BinaryIO) -> None:
        file.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(path, breaks)

    def refuses(written: Path) -> None:
        assert written.read_bytes() == b"new"
        raise OSError("it came back wrong")

    with pytest.raises(OSError, match="came back wrong"):
        write_whole(path, lambda file: file.write(b"new"), refuses)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


def test_what_is_put_aside_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    names = list[str]()
    for text in ("first", "second"):
        path.write_text(text)
        aside = put_aside(path)
        names.append(aside.name)
        assert aside.read_text() == text
        assert not path.exists()
    assert names[0] == "list.damaged.json"
    assert len(set(names)) == 2

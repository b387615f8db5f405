"""A small file of a person's own things."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from creastudio.api.errors import UserError
from creastudio.store import entries_file
from creastudio.store.entries_file import read_entries

NUMBERS = TypeAdapter(list[int])


def read(path: Path) -> list[int]:
    return read_entries(path, NUMBERS, too_large="It is too large.", unreadable="It can't be read.")


def test_what_is_there_is_read(tmp_path: Path) -> None:
    path = tmp_path / "numbers.json"
    assert read(path) == []
    path.write_bytes(b"[1, 2]")
    assert read(path) == [1, 2]


@pytest.mark.parametrize("content", [b"", b"[1", b'["a"]', b"{}"])
def test_a_damaged_file_is_told_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "numbers.json"
    path.write_bytes(content)
    with pytest.raises(UserError, match="It can't be read") as caught:
        read(path)
    assert "begin anew" in caught.value.hint
    assert path.read_bytes() == content


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries_file, "LARGEST", 5)
    path = tmp_path / "numbers.json"
    path.write_bytes(b"[1, 2]")
    with pytest.raises(UserError, match="too large"):
        read(path)


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        read(tmp_path)

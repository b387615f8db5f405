"""Small files, read no further than they may be long."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.store.files import read_small, write_bytes


def test_a_small_file_is_read_no_further_than_it_may_be_long(tmp_path: Path) -> None:
    path = tmp_path / "small"
    assert read_small(path, 4) is None
    path.write_bytes(b"123456789")
    assert read_small(path, 4) == b"12345"
    with pytest.raises(UserError):
        read_small(tmp_path, 4)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_whose_drive_is_gone_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuses(_folder: Path) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr("creastudio.store.files.make_folder", refuses)
    with pytest.raises(UserError, match="The file or folder is gone"):
        write_bytes(tmp_path / "drive" / "poster.crea", b"")
    with pytest.raises(UserError, match=r"can't be written|read-only"):
        write_bytes(tmp_path / "poster.crea", b"")

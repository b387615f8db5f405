"""Small files, read no further than they may be long."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.store.files import read_small


def test_a_small_file_is_read_no_further_than_it_may_be_long(tmp_path: Path) -> None:
    path = tmp_path / "small"
    assert read_small(path, 4) is None
    path.write_bytes(b"123456789")
    assert read_small(path, 4) == b"12345"
    with pytest.raises(UserError):
        read_small(tmp_path, 4)

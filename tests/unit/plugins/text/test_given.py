"""Text files that are worked on."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine import given

CHINESE = "秋天的山很安静。风从山口吹来。没有人说话。树叶落在水里。夜里起了雾。"


def _context(folder: Path, data: bytes) -> FakeContext:
    # As in the studio, where a file is called by its content.
    path = folder / ("e7b638ef" * 8)
    path.write_bytes(data)
    return FakeContext(folder / "job", inputs={"passage": path})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_any_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    assert given.given_text(_context(tmp_path, CHINESE.encode(encoding)), "passage") == CHINESE


def test_a_guess_is_told(tmp_path: Path) -> None:
    ctx = _context(tmp_path, CHINESE.encode("gb18030"))
    given.given_text(ctx, "passage")
    assert ctx.notices == ["The passage was read as GB18030."]


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"a" * (given.MAX_BYTES + 1)])
def test_what_cannot_be_read_is_called_as_a_person_does(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UserError, match="passage") as caught:
        given.given_text(_context(tmp_path, data), "passage")
    assert "e7b638ef" not in caught.value.message


def test_nothing_given_is_nothing(tmp_path: Path) -> None:
    assert given.given_text(FakeContext(tmp_path / "job"), "passage") == ""

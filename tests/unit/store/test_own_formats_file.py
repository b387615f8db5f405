"""Own formats survive being stored; a damaged file is told, left alone, and put aside when asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.own_formats import OwnFormats, own_format
from creastudio.store.own_formats_file import OwnFormatsFile

LOBBY = own_format(name="Lobby", width=800, height=600)


@pytest.fixture
def file(tmp_path: Path) -> OwnFormatsFile:
    return OwnFormatsFile(tmp_path / "deep" / "formats.json")


def test_formats_are_added_and_read_again(file: OwnFormatsFile) -> None:
    assert file.load() == OwnFormats()
    file.change(lambda all_: all_.with_format(LOBBY))
    assert OwnFormatsFile(file.path).load().formats == (LOBBY,)


def test_a_damaged_file_is_told_and_kept(file: OwnFormatsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(b'{"version": 2}')
    with pytest.raises(UserError, match="version"):
        file.change(lambda all_: all_.with_format(LOBBY))
    assert file.path.read_bytes() == b'{"version": 2}'
    asides: list[Path] = []
    for content in (b"{", b"["):
        file.path.write_bytes(content)
        asides.append(file.put_aside())
    assert [path.read_bytes() for path in asides] == [b"{", b"["]
    assert file.change(lambda all_: all_.with_format(LOBBY)).formats == (LOBBY,)

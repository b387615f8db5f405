"""What was learned survives being stored, is forgotten when asked, and a damaged file is told and left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.layout_taste import LayoutTaste, preferred
from creastudio.store.layout_taste_file import LayoutTasteFile

PAIRS = preferred({"size": 1.0}, [{"size": 0.5}])


@pytest.fixture
def file(tmp_path: Path) -> LayoutTasteFile:
    return LayoutTasteFile(tmp_path / "deep" / "taste.json")


def test_pairs_are_added_and_forgotten(file: LayoutTasteFile) -> None:
    assert file.load() == LayoutTaste()
    file.add(PAIRS)
    file.add(PAIRS)
    assert file.load().pairs == (*PAIRS, *PAIRS)
    file.forget()
    file.forget()
    assert file.load().pairs == ()


def test_a_damaged_file_is_told_and_kept(file: LayoutTasteFile) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(b"{")
    with pytest.raises(UserError):
        file.add(PAIRS)
    assert file.path.read_bytes() == b"{"

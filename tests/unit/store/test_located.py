"""What a person located is kept in one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.model_card import ModelCard
from creastudio.store.located import LocatedFolders


def test_it_is_kept_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "located.json"
    assert LocatedFolders(path).folders() == []
    card = ModelCard(id="tales", title="故事", family="text")
    LocatedFolders(path).store([tmp_path, tmp_path], {tmp_path / "a": card})
    assert LocatedFolders(path).folders() == [tmp_path]
    assert LocatedFolders(path).foreign() == {tmp_path / "a": card}


def test_a_damaged_file_or_card_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "located.json"
    path.write_text("{")
    assert LocatedFolders(path).foreign() == {}
    path.write_text('{"folders": ["x"], "foreign": {"y": {"id": "NOT AN ID"}}}')
    assert LocatedFolders(path).foreign() == {}
    assert LocatedFolders(path).folders() == [Path("x")]


def test_what_cannot_be_read_is_put_aside_and_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "located.json"
    path.write_text('{"folders": ["/a/b", ')
    LocatedFolders(path).store([tmp_path], {})
    assert LocatedFolders(path).folders() == [tmp_path]
    assert "/a/b" in (tmp_path / "located.damaged.json").read_text()


@pytest.mark.parametrize("folders", ["7", "null", '{"a": 1}', '"abc"'])
def test_what_is_no_list_of_folders_is_none(tmp_path: Path, folders: str) -> None:
    path = tmp_path / "located.json"
    path.write_text(f'{{"folders": {folders}}}')
    assert LocatedFolders(path).folders() == []

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.workspace import media_folders
from creastudio.workspace.media_folders import media_files


def names(folder: Path) -> list[str]:
    return sorted(Path(file.path).relative_to(folder).as_posix() for file in media_files(folder))


def test_media_of_all_kinds_are_found_below_a_folder_and_nothing_hidden(tmp_path: Path) -> None:
    for name in (
        "a.PNG",
        "in/b.mov",
        "in/further/c.wav",
        "d.mid",
        "notes.txt",
        ".hidden.png",
        ".trash/e.png",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"1234")
    assert names(tmp_path) == ["a.PNG", "d.mid", "in/b.mov", "in/further/c.wav"]
    assert {file.size for file in media_files(tmp_path)} == {4}


def test_links_to_folders_lead_nowhere_and_depth_and_count_are_capped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(media_folders, "MAX_DEPTH", 1)
    deep = tmp_path / "one" / "two"
    deep.mkdir(parents=True)
    (deep / "deep.png").touch()
    (tmp_path / "one" / "near.png").touch()
    (tmp_path / "round").symlink_to(tmp_path)
    assert names(tmp_path) == ["one/near.png"]
    (tmp_path / "a.png").touch()
    monkeypatch.setattr(media_folders, "MAX_FILES", 1)
    assert len(names(tmp_path)) == 1


def test_a_folder_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    assert names(tmp_path / "gone") == []

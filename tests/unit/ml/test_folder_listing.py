from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.ml.folder_listing import listed


def look(folder: Path) -> tuple[Path, list[str], list[str]]:
    return listed(folder, {".a"}, {".b"}, hint="Choose one.", instead=".a")


def test_files_by_their_endings_in_order(tmp_path: Path) -> None:
    for name in ("z.a", "sub/y.A", "x.b", "w.c", ".v.a", "~$u.a", ".git/t.a"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    (tmp_path / "link").symlink_to(tmp_path / "sub", target_is_directory=True)
    root, names, problems = look(tmp_path)
    assert root == tmp_path
    assert names == ["sub/y.A", "z.a"]
    assert problems == ["'x.b' is of a kind that isn't read; save it as .a."]


def test_a_file_stands_for_itself(tmp_path: Path) -> None:
    (tmp_path / "w.c").write_bytes(b"")
    assert look(tmp_path / "w.c") == (tmp_path, ["w.c"], [])


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder 'gone'") as caught:
        look(tmp_path / "gone")
    assert caught.value.hint == "Choose one."

"""What is known of the files of a person's own folders."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.store.library_index import FileRow, LibraryIndex


@pytest.fixture
def index(tmp_path: Path) -> LibraryIndex:
    return LibraryIndex(tmp_path / "data" / "library.sqlite")


def row(name: str, folder: str = "/a", **fields: object) -> FileRow:
    return FileRow(f"{folder}/{name}", folder, 10, 20, **fields)  # type: ignore[arg-type]


def test_rows_of_one_folder_come_back_by_path(index: LibraryIndex) -> None:
    first, second, other = (
        row("x.png", width=3, height=4),
        row("a.png", generator="gan", seed=2**63 - 1, models=("a", "b")),
        row("b.png", "/b"),
    )
    index.put([first, second, other])
    assert index.rows("/a") == [second, first]
    assert index.rows("/c") == []
    index.put([row("a.png", recipe='{"seed": 1}')])
    assert (index.recipe(second.path), index.recipe("/nowhere")) == ('{"seed": 1}', "")
    index.put([second])
    index.forget("/b", [first.path])
    assert first in index.rows("/a")
    index.forget("/a", [first.path])
    assert index.rows("/a") == [second]
    index.forget_folder("/b")
    assert index.rows("/b") == []


def test_marks_outlive_what_was_read(index: LibraryIndex) -> None:
    one = row("a.png")
    index.put([one])
    index.mark([one.path], stars=4)
    index.mark([one.path], tags=["sky", "再见"])
    index.put([row("a.png", width=9)])
    (found,) = index.rows("/a")
    assert (found.width, found.stars, found.tags) == (9, 4, ("sky", "再见"))
    index.forget_folder("/a")
    index.put([one])
    assert index.rows("/a")[0].stars == 4


def test_paths_that_are_no_unicode_come_back_as_they_are(index: LibraryIndex) -> None:
    name = os.fsdecode(b"/a/\xff\xfe.png")
    index.put([FileRow(name, "/a", 1, 2)])
    assert index.rows("/a")[0].path == name


def test_a_damaged_index_is_put_aside_and_made_anew(index: LibraryIndex) -> None:
    index.put([row("a.png")])
    index.path.write_bytes(b"this is no database at all" * 100)
    assert index.rows("/a") == []
    assert index.path.with_suffix(".damaged").is_file()
    index.put([row("a.png")])
    assert len(index.rows("/a")) == 1


def test_a_damaged_page_costs_what_can_be_read_again_and_no_marks(index: LibraryIndex) -> None:
    index.mark(["/a/1.png"], stars=3)
    index.put([row(f"{number}.png", words="x" * 500) for number in range(500)])
    data = bytearray(index.path.read_bytes())
    for page in range(6 * 4096, len(data), 4096):
        data[page : page + 64] = b"\xff" * 64
    index.path.write_bytes(data)
    with pytest.raises(UserError, match="made anew"):
        index.rows("/a")
    assert index.rows("/a") == []
    index.put([row("1.png")])
    assert index.rows("/a")[0].stars == 3


def test_a_file_of_a_folder_in_a_folder_is_known_in_both(index: LibraryIndex) -> None:
    index.put([row("a.png")])
    inner = FileRow("/a/a.png", "/", 10, 20)
    index.put([inner])
    assert (len(index.rows("/a")), index.rows("/")) == (1, [inner])


def test_an_index_of_another_version_is_read_anew_and_its_marks_stay(index: LibraryIndex) -> None:
    index.put([row("a.png")])
    index.mark(["/a/a.png"], stars=2)
    with sqlite3.connect(index.path) as database:
        database.execute("DROP TABLE files")
        database.execute("CREATE TABLE files (path BLOB PRIMARY KEY, folder BLOB NOT NULL)")
        database.execute("PRAGMA user_version=0")
    database.close()
    assert index.rows("/a") == []
    index.put([row("a.png")])
    assert index.rows("/a")[0].stars == 2


def test_damaged_tags_are_no_tags(index: LibraryIndex) -> None:
    index.put([row("a.png")])
    index.mark(["/a/a.png"], tags=["x"])
    with sqlite3.connect(index.path) as database:
        database.execute("UPDATE marks SET tags = 'no json'")
    database.close()
    assert index.rows("/a")[0].tags == ()


def test_a_disk_that_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match=r"was not written|can't be used"):
        LibraryIndex(tmp_path / "file" / "library.sqlite").rows("/a")

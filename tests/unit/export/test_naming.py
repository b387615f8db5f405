"""Names of files that every file system takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from creastudio.export.naming import file_name, readable_name, unique_names


@pytest.mark.parametrize("named", [file_name, readable_name])
def test_a_long_title_in_chinese_can_be_written(named: Callable[[str], str], tmp_path: Path) -> None:
    name = named("画" * 300)
    (tmp_path / f"{name}-10.png").touch()
    assert name == "画" * 66


@pytest.mark.parametrize("named", [file_name, readable_name])
def test_devices_of_windows_are_no_names(named: Callable[[str], str]) -> None:
    assert [named(title) for title in ("con", "NUL.txt", "com1.a.b")] == ["con-", "NUL-.txt", "com1-.a.b"]
    assert [named(title) for title in ("console", "contents.txt")] == ["console", "contents.txt"]


def test_what_has_nothing_to_say_gets_a_name() -> None:
    assert (file_name("../.."), readable_name("/ ."), readable_name(" ", "x")) == ("result", "artboard", "x")


def test_names_are_numbered_whatever_their_case() -> None:
    assert list(unique_names(["A", "a", "A"], [".png"] * 3)) == ["A.png", "a-2.png", "A-3.png"]

"""Where results go."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.cli.naming import file_name, make_parents, result_paths


def _names(out: str, *names: str) -> list[str]:
    return [str(path) for path in result_paths(out, names, [".png"] * len(names))]


def test_one_result_is_called_as_it_was_wanted() -> None:
    assert _names("out/a.webp", "x") == ["out/a.webp"]


def test_several_files_are_numbered() -> None:
    assert _names("out/a.png", "x", "y") == ["out/a-1.png", "out/a-2.png"]


@pytest.mark.parametrize("out", ["out/", "out"])
def test_results_in_a_folder_are_called_by_their_titles(out: str) -> None:
    assert _names(out, "gan.sample-7", "a b/c", "A b:c", "...") == [
        "out/gan.sample-7.png",
        "out/a-b-c.png",
        "out/A-b-c-2.png",
        "out/result.png",
    ]


def test_folder_that_is_there_wins_over_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "v1.0").mkdir()
    assert _names(str(tmp_path / "v1.0"), "x") == [str(tmp_path / "v1.0" / "x.png")]


def test_names_fit_file_systems() -> None:
    assert file_name("../../etc/passwd") == "etc-passwd"
    assert file_name("头像 1") == "头像-1"
    assert len(file_name("x" * 500)) == 80


def test_folder_that_cant_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="can't be made"):
        make_parents(tmp_path / "file" / "sub" / "a.png")

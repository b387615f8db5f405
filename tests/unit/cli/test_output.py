"""Tables, option texts, sizes and progress lines."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from creastudio.api.errors import UserError
from creastudio.cli.export import parse_size
from creastudio.cli.output import table
from creastudio.cli.progress import PlainProgress
from creastudio.cli.settings import input_files, pairs
from creastudio.cli.works import list_params
from creastudio.workspace.environment import Environment


def test_columns_line_up_with_wide_characters(capsys: pytest.CaptureFixture[str]) -> None:
    table([("像素", "x"), ("abcde", "y")], ("A", "B"))
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:] == ["像素   x", "abcde  y"]


def test_a_pair_is_split_at_its_first_sign_and_given_once() -> None:
    assert pairs(["a=1", "b=x=y", "c="], "--set") == {"a": "1", "b": "x=y", "c": ""}
    for wrong in (["a"], ["=1"], ["a=1", "a=2"]):
        with pytest.raises(click.UsageError):
            pairs(wrong, "--set")


def test_a_file_needs_no_name_where_one_input_takes_it(tmp_path: Path) -> None:
    file = tmp_path / "a=b.png"
    file.write_bytes(b"")
    assert input_files([f"image={file}"], ["image", "mask"]) == {"image": file}
    assert input_files([str(file)], ["image"]) == {"image": file}
    assert input_files([str(file)], ["campaign", "past"], ["campaign"]) == {"campaign": file}
    with pytest.raises(UserError, match="Which input"):
        input_files([str(file)], ["image", "mask"])


def test_a_size_may_leave_one_side_open() -> None:
    assert parse_size("80x40") == (80, 40)
    assert parse_size("80x") == (80, 0)
    assert parse_size("x40") == (0, 40)
    for wrong in ("80", "x", "axb", "-1x4", "0x", "0x40"):
        with pytest.raises(click.UsageError):
            parse_size(wrong)


def test_plain_progress_prints_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    with PlainProgress() as progress:
        for percent in range(101):
            progress.show("1", "Train", percent / 100, "learning", 75.0)
        progress.show("1", "Train", 1.0, "done", None)
        progress.show("2", "Sample", 0.0, "", None)
    lines = capsys.readouterr().err.splitlines()
    assert 10 <= len(lines) <= 13
    assert lines[0] == "Train: 0%, learning, 1 min 15 s left"
    assert lines[-1] == "Sample: 0%"


def test_what_is_not_finished_is_not_at_100_percent(capsys: pytest.CaptureFixture[str]) -> None:
    with PlainProgress() as progress:
        progress.show("1", "Train", 0.997, "learning", 3.0)
        progress.show("1", "Train", 1.0, "saving the model", None)
    assert capsys.readouterr().err.splitlines() == [
        "Train: 99%, learning, 3 s left",
        "Train: 100%, saving the model",
    ]


def test_many_choices_go_on_below(capsys: pytest.CaptureFixture[str]) -> None:
    list_params(Environment.load(in_thread=True).registry.work("music.accompany"), False)
    lines = capsys.readouterr().out.splitlines()
    style = next(index for index, line in enumerate(lines) if line.startswith("style "))
    assert lines[style].endswith("Style.")
    assert lines[style + 1].startswith("                 ")
    assert lines[style + 1].strip().endswith("|")
    assert max(line.find("Style.") for line in lines) < 100

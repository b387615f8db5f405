"""A new plugin works from the first moment."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from creastudio.host.check import check_plugin
from creastudio.host.faults import PluginFault
from creastudio.host.scaffold import new_plugin


def test_new_plugin_keeps_every_rule(tmp_path: Path) -> None:
    project = new_plugin("fresh", tmp_path)
    assert project == tmp_path / "creastudio-fresh"
    ticks = list(check_plugin(project))
    assert [tick for tick in ticks if not tick.ok] == []
    assert {tick.about for tick in ticks} == {"fresh", "fresh.stripes"}


def test_its_own_test_passes(tmp_path: Path) -> None:
    project = new_plugin("fresh", tmp_path)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--basetemp={tmp_path / 'tmp'}",
        "tests",
    ]
    # Without plugins of pytest, as its author may have none.
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_is_tidy(tmp_path: Path) -> None:
    project = new_plugin("fresh", tmp_path)
    for file in project.rglob("*"):
        assert "$" not in file.name
        assert file.is_dir() or "${" not in file.read_text()
    ruff = str(Path(sys.executable).with_name("ruff"))
    for command in (["check", "--select=E,F,W,I,B,UP"], ["format", "--check"]):
        done = subprocess.run(
            [ruff, *command, "--isolated", "--line-length=110", "--no-cache", "."],
            cwd=project,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["", "Big", "9lives", "a-b", "a.b", "../x", "class", "x" * 41])
def test_names_that_cannot_be_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(PluginFault, match="can't be the name"):
        new_plugin(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_name_of_a_built_in_plugin_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PluginFault, match="'gan' is part of the studio"):
        new_plugin("gan", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "creastudio-fresh").touch()
    for folder in (tmp_path, tmp_path / "creastudio-fresh"):
        with pytest.raises(PluginFault, match="can't be written") as caught:
            new_plugin("fresh", folder)
        assert caught.value.hint


def test_nothing_is_written_over(tmp_path: Path) -> None:
    new_plugin("fresh", tmp_path)
    with pytest.raises(PluginFault, match="isn't empty"):
        new_plugin("fresh", tmp_path)


def test_a_disk_that_fills_up_keeps_no_half_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write, written = Path.write_text, list[Path]()

    def fill(self: Path, *args: Any, **options: Any) -> int:
        if len(written) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(self)
        return write(self, *args, **options)

    monkeypatch.setattr(Path, "write_text", fill)
    with pytest.raises(PluginFault, match="No space left"):
        new_plugin("fresh", tmp_path)
    assert len(written) == 2
    assert list(tmp_path.iterdir()) == []

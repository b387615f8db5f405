"""What a person would install: one wheel with the studio, its plugins, its data and its entry points."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.source import ROOT, plugin_packages, rooms


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        # Only text is looked into.
        return {
            name: archive.read(name) if name.endswith((".py", ".txt", "METADATA")) else b""
            for name in archive.namelist()
        }


def test_every_room_and_plugin_is_in_it(members: dict[str, bytes]) -> None:
    packages = {Path(name).parts[0] for name in members}
    assert packages >= {"creastudio", *(package.name for package in plugin_packages())}
    tops = {Path(name).parts[1].removesuffix(".py") for name in members if name.startswith("creastudio/")}
    assert tops >= set(rooms()) | {"_resources"}


def test_data_is_found_where_the_code_looks(members: dict[str, bytes]) -> None:
    shipped = {
        f.relative_to(ROOT / "resources").as_posix()
        for f in (ROOT / "resources").rglob("*.png")
        if "__pycache__" not in f.parts
    }
    packed = {name.removeprefix("creastudio/_resources/") for name in members}
    assert shipped <= packed


def test_the_guide_is_found_where_the_window_looks(members: dict[str, bytes]) -> None:
    pages = {f.relative_to(ROOT / "docs").as_posix() for f in (ROOT / "docs").rglob("*.md")}
    packed = {name.removeprefix("creastudio/_docs/") for name in members}
    assert pages - packed <= {"gallery/music/README.md"}
    assert "images/guide/start.png" in packed
    assert not any(name.endswith(".ogg") for name in packed if name.startswith("gallery/"))


def test_nothing_of_the_workshop_is_in_it(members: dict[str, bytes]) -> None:
    tops = {Path(name).parts[0] for name in members}
    assert not tops & {"tests", "packaging", "docs", "out", "build", "dist"}


def test_entry_points_are_in_it(members: dict[str, bytes]) -> None:
    (text,) = (data.decode() for name, data in members.items() if name.endswith("entry_points.txt"))
    for package in plugin_packages():
        assert f"{package.name}.plugin" in text
    assert "creastudio = creastudio.__main__:main" in text

"""The example plugins outside the package: built, checked and used as a person would, without a network."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from creastudio.host.check import check_plugin
from creastudio.host.gather import pack_file
from creastudio.host.install import install
from creastudio.host.offer import look_at
from tests.support.library_maker import make_wheel
from tests.support.source import ROOT

EXAMPLES = ROOT / "examples" / "plugins"

LIBRARY = ROOT / "examples" / "libraries" / "cellnoise" / "cellnoise.py"


@pytest.fixture
def cells(tmp_path: Path) -> Path:
    """The texture plugin with its library, in one file."""
    make_wheel(tmp_path / "wheels", "cellnoise", "0.2.0", requires=("numpy",), source=LIBRARY.read_text())
    return pack_file(EXAMPLES / "creastudio-cells", tmp_path, wheels=tmp_path / "wheels")


def own_tests(example: Path, folder: Path, *search: Path) -> None:
    """Run the tests that a plugin has of its own."""
    path = os.pathsep.join(map(str, (example, *search)))
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": path}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={folder}"]
    command += ["-c", os.devnull, "--rootdir", str(example), "tests"]
    done = subprocess.run(command, cwd=example, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def creastudio(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "creastudio", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_textures_bring_a_library_that_the_studio_lacks(
    cells: Path, tmp_path: Path, studio_home: Path
) -> None:
    assert importlib.util.find_spec("cellnoise") is None
    assert [(tick.rule, tick.problem) for tick in check_plugin(cells) if not tick.ok] == []
    offer = look_at(cells, studio_home / "plugins")
    assert [(item.name, item.licence) for item in offer.carries] == [("cellnoise", "MIT")]
    done = install(cells, studio_home / "plugins")
    own_tests(EXAMPLES / "creastudio-cells", tmp_path / "own", done.folder)
    creastudio(
        tmp_path,
        "generate",
        "cells.texture",
        "--set",
        "size=32",
        "--count",
        "1",
        "--seed",
        "7",
        "-o",
        "a.png",
    )
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (32, 32)


def test_palettes_are_written_for_other_programs(tmp_path: Path, studio_home: Path) -> None:
    example = EXAMPLES / "creastudio-swatches"
    assert [(tick.rule, tick.problem) for tick in check_plugin(example) if not tick.ok] == []
    own_tests(example, tmp_path / "own")
    install(pack_file(example, tmp_path, wheels=tmp_path), studio_home / "plugins")
    Image.new("RGB", (8, 8), "#204080").save(tmp_path / "blue.png")
    creastudio(tmp_path, "generate", "swatches.palette", "--input", "picture=blue.png", "-o", "blue.gpl")
    assert (
        tmp_path / "blue.gpl"
    ).read_text() == "GIMP Palette\nName: CreaStudio\nColumns: 8\n#\n 32  64 128\t#204080\n"
    # Into a folder, its name ends as the program wants it.
    creastudio(tmp_path, "generate", "swatches.palette", "--input", "picture=blue.png", "-o", "out/")
    assert [file.suffix for file in (tmp_path / "out").iterdir() if file.suffix != ".json"] == [".gpl"]

"""Commands that use a real engine process, run as a person runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from creastudio import paths
from creastudio.export.marking import read
from creastudio.store.settings import SettingsStore
from tests.support.source import ROOT

RUN = """
import sys
from creastudio.cli.main import main
code = main(sys.argv[1:])
heavy = {"torch", "transformers", "music21"} & set(sys.modules)
sys.exit(str(heavy) if heavy else code)
"""


def _run(*arguments: object) -> str:
    command = [sys.executable, "-c", RUN, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_demo_writes_pictures_and_a_project(tmp_path: Path) -> None:
    written = [Path(line) for line in _run("demo", "-o", tmp_path / "out").splitlines()]
    names = [path.name for path in written]
    assert names[:4] == [f"gan.sample-{seed}.png" for seed in (7, 8, 9, 10)]
    assert names[-1] == "Avatars.crea"
    assert {"Poster.png", "Strip.png", "New.png"} <= set(names)
    for path in written[:-1]:
        with Image.open(path) as image:
            image.load()
        assert read(path) is not None
    project = json.loads(_run("info", written[-1], "--json"))
    assert [board["name"] for board in project["artboards"]] == ["Poster", "Strip", "New"]
    assert SettingsStore(paths.settings_file()).load().recent_files == ()


@pytest.mark.slow
def test_doctor_says_what_runs_where_and_why() -> None:
    report = json.loads(_run("doctor", "--json"))
    assert report["engine"]["device"]
    assert report["engine"]["reason"]
    assert report["engine"]["torch"] == report["libraries"]["torch"]
    works = {work["id"]: work for work in report["works"]}
    assert works["gan.sample"]["lane"] == "quick"
    assert works["gan.train"]["lane"] == "long"
    assert {"name": "gan", "status": "ok"}.items() <= report["plugins"][0].items()
    assert "avatars-64" in [model["id"] for model in report["models"]]

"""Layouts on the command line: pictures in a folder, numbered files, a project, or the values themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.layout import Layout
from creastudio.export.marking import read
from creastudio.render.image_source import decode
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import load_project
from creastudio.workspace.environment import Environment
from tests.support.layouts import generator, picture_bytes
from tests.support.projects import environment_of
from tests.unit.cli.conftest import Run


@pytest.fixture(autouse=True)
def ads(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = environment_of(generator())
    monkeypatch.setattr(Environment, "load", classmethod(lambda cls, **_kwargs: environment))


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    file = tmp_path / "bread.png"
    file.write_bytes(picture_bytes())
    return file


def test_a_folder_gets_a_picture_of_each(run: Run, tmp_path: Path, picture: Path) -> None:
    out = tmp_path / "out"
    said = run(
        "generate", "toy.ads", "--in-thread", "--seed", 3, "--input", f"picture={picture}", "-o", f"{out}/"
    )
    assert said.code == 0, said.err
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"{size}-{letter}.png" for size in ("160x600", "300x250", "320x50") for letter in "AB"]
    image = decode((out / "300x250-A.png").read_bytes())
    assert image is not None
    assert (image.width(), image.height()) == (300, 250)
    made = [item.recipe.generator for item in read(out / "300x250-A.png").made]
    assert made == ["toy.ads"]


def test_a_project_has_an_artboard_of_each(run: Run, tmp_path: Path, picture: Path) -> None:
    out = tmp_path / "ads.crea"
    said = run("generate", "toy.ads", "--in-thread", "--input", f"picture={picture}", "-o", out)
    assert said.code == 0, said.err
    assert said.out.split() == [str(out)]
    loaded = load_project(out, BlobStore(tmp_path / "blobs"))
    boards = loaded.document.artboards
    assert [board.name for board in boards] == [
        f"{w} × {h} {letter}" for letter in "AB" for w, h in ((300, 250), (160, 600), (320, 50))
    ]
    assert all(board.layout and len(board.layout.takes) == 2 for board in boards)
    assert len(loaded.results) == 6


def test_values_are_numbered(run: Run, tmp_path: Path) -> None:
    said = run(
        "generate",
        "toy.ads",
        "--in-thread",
        "--set",
        "headline=Hot soup",
        "--count",
        1,
        "-o",
        tmp_path / "x.layout",
    )
    assert said.code == 0, said.err
    layout = Layout.loads((tmp_path / "x-2.layout").read_bytes())
    assert (layout.format, layout.elements[2].text) == ("160x600", "Hot soup")


def test_other_endings_are_refused(run: Run, tmp_path: Path) -> None:
    said = run("generate", "toy.ads", "--in-thread", "-o", tmp_path / "x.mp4")
    assert said.code == 1
    assert ".crea" in said.err

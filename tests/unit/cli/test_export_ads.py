"""Ads of a project are delivered by a command, as they are in the project, and all artboards come onto one sheet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from creastudio.core.canvas import TextLayer
from creastudio.core.edits import update_layers
from creastudio.core.layout_layers import element_layers, inner_of
from creastudio.export.marking import read
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import save_project
from creastudio.workspace.campaign_project import campaign_project
from tests.support.campaigns import campaign_results
from tests.unit.cli.conftest import Run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A campaign that was placed, with other words since."""
    blobs = BlobStore(tmp_path / "blobs")
    document = campaign_project(blobs, campaign_results(blobs, with_music=False))
    words = [inner_of(layer) for board in document.artboards for layer in element_layers(board)]
    ids = [layer.id for layer in words if isinstance(layer, TextLayer)]
    path = tmp_path / "wool.crea"
    save_project(path, update_layers(ids, text="The #1 choice. Buy now!").apply(document), blobs)
    return path


def report_of(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def test_ads_are_delivered_as_their_campaign_asks(run: Run, project: Path, tmp_path: Path) -> None:
    said = run(
        "export",
        project,
        "--ads",
        "-o",
        tmp_path / "out",
        "--set",
        "films=false",
        "--set",
        "still_format=png",
        "--json",
    )
    assert said.code == 0, said.err
    names = [Path(name).relative_to(tmp_path / "out").as_posix() for name in json.loads(said.out)["files"]]
    assert names == [
        "stills/en/64x64-A.png", "layered/en/64x64-A.psd", "print/en/print-A.pdf", "Wool.crea", "report.html", "report.json",
    ]  # fmt: skip
    # The claim stands in words that are new since the campaign was made.
    rules = {item["rule"] for board in report_of(tmp_path / "out")["boards"] for item in board["findings"]}
    assert "claim" in rules


def test_a_sheet_shows_all_artboards(run: Run, project: Path, tmp_path: Path) -> None:
    assert run("export", project, "--contact-sheet", "-o", tmp_path / "sheet.png").code == 0
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.width > 2 * 420
    assert read(tmp_path / "sheet.png") is not None
    said = run("export", project, "--contact-sheet", "--no-recipe", "-o", tmp_path / "sheet.png")
    assert said.code == 0, said.err
    assert read(tmp_path / "sheet.png") is None


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--ads", "--set", "colour=red"), "colour"),
        (("--ads", "--set", "seconds=900"), "2 to 60"),
        (("--ads", "--artboard", "Nobody"), "no artboard"),
        (("--ads", "--quality", "5"), "--ads takes"),
        (("--contact-sheet", "--artboard", "Nobody"), "no artboard"),
    ],
)
def test_what_does_not_fit_is_told(
    run: Run, project: Path, tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    said = run("export", project, "-o", tmp_path / "out.png", *options)
    assert said.code != 0
    assert words in said.err

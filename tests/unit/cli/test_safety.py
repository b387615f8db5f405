"""Checking files on the command line, and what exports say of flagged things."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from creastudio.api.testing import tiny_png
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, Transform
from creastudio.core.document import Document
from creastudio.core.safety import Finding, SafetyPolicy, SafetyReport, with_rule, with_words
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import save_project
from tests.unit.cli.conftest import Run


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "copy.txt"
    path.write_text("本店新品\n国家级品质，销量第一\n", encoding="utf-8")
    return path


def project(folder: Path, policy: SafetyPolicy) -> Path:
    """Write a project that shows one flagged picture."""
    blobs = BlobStore(folder / "blobs")
    sha256 = blobs.put(tiny_png(1, 8))
    found = Finding(check="a.b", category="nudity", title="Nudity", score=0.9, flagged=True)
    metadata = SafetyReport(findings=(found,)).within({"width": 8, "height": 8})
    layer = ImageLayer(name="a", asset=sha256, transform=Transform(width=8, height=8))
    document = Document(
        artboards=(Artboard(name="Front", width=16, height=16, layers=(layer,)),),
        assets=(Asset(sha256=sha256, media_type="image/png", title="Nude", metadata=metadata),),
        safety=policy,
    )
    target = folder / "poster.crea"
    save_project(target, document, blobs)
    return target


def test_a_text_is_told_with_scores_reasons_and_places(run: Run, copy: Path) -> None:
    said = run("safety", copy, "--in-thread")
    assert said.code == 0
    assert "Advertising claims 0.90, Coarse language 0.00" in said.out
    assert "line 2, 1-3: “国家级”" in said.out
    assert "article 9 (3)" in said.out


def test_json_holds_everything(run: Run, copy: Path) -> None:
    said = run("safety", copy, "--in-thread", "--json")
    (row,) = json.loads(said.out)["files"]
    found = {item["category"]: item for item in row["safety"]["findings"]}
    assert found["advertising"]["flagged"]
    assert found["advertising"]["check"] == "text.flags"
    assert [note["start"] for note in found["advertising"]["notes"]] == [0, 6]
    assert not found["coarse"]["flagged"]


def test_the_policy_of_a_project_is_heeded(run: Run, copy: Path, tmp_path: Path) -> None:
    policy = with_words(with_rule(SafetyPolicy(), "coarse", "off"), ["国家级", "销量第一"])
    said = run("safety", copy, "--project", project(tmp_path, policy), "--in-thread", "--json")
    (row,) = json.loads(said.out)["files"]
    assert [(item["category"], item["score"]) for item in row["safety"]["findings"]] == [("advertising", 0.0)]


def test_a_check_without_its_network_is_listed_with_the_way_to_get_it(run: Run) -> None:
    said = run("safety", "--list")
    assert "picture.nudity" in said.out
    assert "no model" in said.out
    assert "make content-nsfw" in said.out
    rows = {row["id"]: row for row in json.loads(run("safety", "--list", "--json").out)["checks"]}
    assert (rows["picture.nudity"]["usable"], rows["text.flags"]["usable"]) == (False, True)


@pytest.mark.parametrize(
    ("name", "says"),
    [("a.png", "no check for pictures"), ("a.wav", "neither a picture nor a text"), ("gone.txt", "no file")],
)
def test_what_can_not_be_checked_is_said(run: Run, tmp_path: Path, name: str, says: str) -> None:
    file = tmp_path / name
    if name != "gone.txt":
        file.write_bytes(tiny_png(1, 8))
    said = run("safety", file, "--in-thread")
    assert said.code == 1
    assert says in said.err


def test_an_empty_text_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    said = run("safety", tmp_path / "empty.txt", "--in-thread")
    assert (said.code, "'empty.txt' is empty" in said.err) == (1, True)


def test_which_files_is_asked(run: Run) -> None:
    assert run("safety").code == 2


def test_an_export_names_what_is_flagged(run: Run, tmp_path: Path) -> None:
    said = run("export", project(tmp_path, SafetyPolicy()), "-o", tmp_path / "out.png")
    assert said.code == 0
    assert "'Nude' is flagged: Nudity 0.90." in said.err
    assert (tmp_path / "out.png").is_file()


def test_what_is_blocked_is_not_exported(run: Run, tmp_path: Path) -> None:
    policy = with_rule(SafetyPolicy(), "nudity", "block")
    said = run("export", project(tmp_path, policy), "-o", tmp_path / "out.png")
    assert said.code == 1
    assert "'Nude' is blocked by the safety policy of this project." in said.err
    assert "change the safety policy" in said.err
    assert not (tmp_path / "out.png").exists()

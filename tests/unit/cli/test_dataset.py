from __future__ import annotations

import json
from pathlib import Path

import pytest

from creastudio.api.dataset import MANIFEST, Framing, read_manifest
from tests.support.pictures import PictureMaker, save
from tests.unit.cli.conftest import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    maker = PictureMaker()
    pictures = maker.fill(tmp_path / "cats", 5)
    (pictures / "empty.png").write_bytes(b"")
    save(maker.blots(), pictures / "q.png")
    (pictures / "r.png").write_bytes((pictures / "q.png").read_bytes())
    return pictures


def test_a_check_says_what_is_wrong_and_writes_nothing(run: Run, folder: Path) -> None:
    said = run("dataset", "check", folder, "--in-thread")
    assert said.code == 0
    assert "1 file is empty" in said.out
    assert "q.png = r.png" in said.out
    assert "mirror=false" in said.out
    assert not (folder / MANIFEST).exists()


def test_choices_are_written_when_that_is_asked_for(run: Run, folder: Path) -> None:
    chosen = (
        "--leave-out",
        "--fix",
        "pad",
        "--ground",
        "blur",
        "--licence",
        "CC0-1.0",
        "--exclude",
        "p001.png",
    )
    said = run("dataset", "check", folder, *chosen, "--write", "--json", "--in-thread")
    assert said.code == 0, said.err
    told = json.loads(said.out)
    assert told["written"] == str(folder / MANIFEST)
    assert told["report"]["looked"] == 8
    manifest = read_manifest(folder)
    assert manifest is not None
    assert manifest.excluded == {"empty.png", "r.png", "p001.png"}
    assert manifest.framing == Framing(fit="pad", ground="blur")
    assert (manifest.licence, manifest.mirror) == ("CC0-1.0", False)
    # Choices made later are added to those.
    again = run("dataset", "check", folder, "--source", "my shelf", "--write", "--in-thread")
    assert again.code == 0
    later = read_manifest(folder)
    assert later is not None
    assert later == manifest.model_copy(update={"source": "my shelf"})


def test_what_cannot_be_done_is_said(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("dataset", "check", folder, "--fix", "bend").code == 2
    missing = run("dataset", "check", tmp_path / "gone", "--in-thread")
    assert missing.code == 1
    assert "gone" in missing.err
    unknown = run("dataset", "check", folder, "--exclude", "x.png", "--in-thread")
    assert unknown.code == 1
    assert "'x.png'" in unknown.err
    (folder / MANIFEST).write_text("{")
    broken = run("dataset", "check", folder, "--in-thread")
    assert broken.code == 1
    assert MANIFEST in broken.err

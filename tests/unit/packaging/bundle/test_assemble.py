"""How the parts of the frozen app are put together."""

from __future__ import annotations

import importlib.metadata
import os
import sys
from pathlib import Path

import pytest

from tests.support.source import ROOT
from tests.unit.packaging.bundle.conftest import Load

BIG = b"x" * 20_000


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_what_both_programs_have_is_kept_once(load: Load, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "_internal", tmp_path / "engine" / "_internal"
    for folder in (ours, theirs):
        (folder / "numpy").mkdir(parents=True)
        (folder / "numpy" / "same.so").write_bytes(BIG)
        (folder / "small.so").write_bytes(b"x")
    (ours / "numpy" / "other.so").write_bytes(BIG)
    (theirs / "numpy" / "other.so").write_bytes(BIG[::-1][:-1] + b"y")
    assert load("assemble").link_same_files(tmp_path, tmp_path / "engine") == len(BIG)
    link = theirs / "numpy" / "same.so"
    assert link.is_symlink()
    assert not Path(os.readlink(link)).is_absolute()
    assert link.read_bytes() == BIG
    assert not (theirs / "numpy" / "other.so").is_symlink()
    assert not (theirs / "small.so").is_symlink()
    assert load("assemble").size_of(tmp_path) == 3 * len(BIG) + 2


def test_the_metadata_names_the_built_in_plugins(load: Load, tmp_path: Path) -> None:
    load("assemble")._write_metadata(tmp_path)
    (dist,) = importlib.metadata.distributions(path=[str(tmp_path)])
    assert dist.metadata["Name"] == "creastudio"
    found = {point.name: point.value for point in dist.entry_points.select(group="creastudio.plugins")}
    assert found["gan"] == "creastudio_gan.plugin"
    assert any(text.startswith("numpy") for text in dist.requires or ())
    assert len(found) == len([*(ROOT / "plugins").glob("*/__init__.py")])


def test_our_code_is_found_beside_the_program_or_where_the_studio_says(load: Load, tmp_path: Path) -> None:
    find = load("frozen_entry").shared_folder
    studio = tmp_path / "app"
    (studio / "shared" / "creastudio").mkdir(parents=True)
    assert find(studio / "_internal", "") == studio / "shared"
    assert find(studio / "engine" / "_internal", "") == studio / "shared"
    elsewhere = tmp_path / "engines" / "cuda" / "_internal"
    assert not (find(elsewhere, "") / "creastudio").exists()
    assert find(elsewhere, str(studio / "shared")) == studio / "shared"
    mac = tmp_path / "Contents"
    (mac / "Resources" / "shared" / "creastudio").mkdir(parents=True)
    assert find(mac / "Frameworks", "") == mac / "Resources" / "shared"


def test_what_is_inside_says_its_version_and_needs(load: Load, tmp_path: Path) -> None:
    load("assemble").share_metadata(tmp_path, ["pydantic", "typing_extensions"])
    found = {dist.metadata["Name"]: dist for dist in importlib.metadata.distributions(path=[str(tmp_path)])}
    assert found["pydantic"].version == importlib.metadata.version("pydantic")
    assert any("pydantic" in text for text in found["pydantic"].requires or ())
    assert not any("extra" in text for text in found["pydantic"].requires or ())

"""Packs that our script makes are packs that the studio takes."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from creastudio.engines.unpack import unpack
from tests.unit.packaging.bundle.conftest import Load


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_pack_of_an_engine_is_taken(load: Load, tmp_path: Path) -> None:
    engine = tmp_path / "engine"
    (engine / "_internal" / "torch").mkdir(parents=True)
    (engine / "engine.json").write_text(json.dumps({"torch": "2.13.0+cu130"}), encoding="utf-8")
    program = engine / "creastudio-engine"
    program.write_bytes(b"program")
    program.chmod(0o755)
    (engine / "_internal" / "torch" / "lib.so").write_bytes(b"library")
    (engine / "_internal" / "lib.so").symlink_to("torch/lib.so")
    (tmp_path / "shared.so").write_bytes(b"of both programs")
    (engine / "_internal" / "shared.so").symlink_to(tmp_path / "shared.so")
    file = load("engine_pack").make_pack(engine, tmp_path / "out", "cuda")
    said = unpack(file, tmp_path / "engines")
    folder = tmp_path / "engines" / "cuda-2.13.0"
    assert (said.name, said.torch, said.accelerator) == ("cuda-2.13.0", "2.13.0+cu130", "cuda")
    assert os.access(folder / "creastudio-engine", os.X_OK)
    assert (folder / "_internal" / "lib.so").readlink() == Path("torch/lib.so")
    assert (folder / "_internal" / "shared.so").read_bytes() == b"of both programs"
    assert not (folder / "_internal" / "shared.so").is_symlink()


@pytest.mark.parametrize(("version", "versions"), [("0.1.0", ">=0.1,<0.2"), ("2.3.4", ">=2.3,<3")])
def test_a_pack_is_for_a_range_of_versions(load: Load, version: str, versions: str) -> None:
    assert load("engine_pack").version_range(version) == versions

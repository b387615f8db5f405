"""What the build checks before it takes minutes, and what it adds after them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.unit.packaging.bundle.conftest import Load


@pytest.mark.parametrize(
    ("torch", "wanted", "wrong"),
    [("2.13.0+cpu", "cpu", False), ("2.13.0+cpu", "cuda", True), ("2.13.0+cu130", "cuda", False),
     ("2.13.0", "cuda", False), ("2.13.0+cu130", "cpu", True)],
)  # fmt: skip
def test_a_torch_of_the_other_kind_stops_it(
    load: Load, monkeypatch: pytest.MonkeyPatch, torch: str, wanted: str, wrong: bool
) -> None:
    build = load("build_bundle")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(build.metadata, "version", lambda _name: torch)
    assert (build.wrong_torch(wanted) != "") == wrong


def test_a_converted_model_is_laid_beside_those_that_ship(load: Load, tmp_path: Path) -> None:
    made = tmp_path / "home" / "models" / "smollm2-135m-instruct"
    made.mkdir(parents=True)
    (made / "model.safetensors").write_bytes(b"weights")
    card = {"title": "Small", "licence": "Apache-2.0", "data": [{"source": "Somebody"}], "sha256": "9" * 64}
    (made / "card.json").write_text(json.dumps(card), encoding="utf-8")
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle" / "NOTICE").write_text("Ships:\n", encoding="utf-8")
    load("build_bundle").add_smollm2(tmp_path / "bundle", tmp_path / "home")
    (copied,) = (tmp_path / "bundle" / "shared" / "creastudio" / "_resources" / "models").iterdir()
    assert (copied / "model.safetensors").read_bytes() == b"weights"
    notice = (tmp_path / "bundle" / "NOTICE").read_text(encoding="utf-8")
    assert notice.startswith("Ships:\n")
    assert "Somebody; Apache-2.0" in notice


def test_what_it_weighs_compressed_is_measured_where_that_can_be(load: Load, tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle" / "file").write_bytes(b"x" * 1_000_000)
    size = load("build_bundle").compressed_size(tmp_path / "bundle")
    assert 0 <= size < 100_000

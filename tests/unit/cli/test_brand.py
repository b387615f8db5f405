"""Kits are made and shown on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from PIL import Image

from creastudio.api.brand_file import read_brand
from tests.unit.cli.conftest import Run


def test_a_logo_becomes_a_kit_that_is_shown(run: Run, tmp_path: Path) -> None:
    logo, kit = tmp_path / "logo.png", tmp_path / "acme.creabrand"
    Image.new("RGB", (32, 16), "#d03020").save(logo)
    assert run("brand", "make", logo, "-o", kit, "--name", "Acme").code == 0
    assert read_brand(kit).kit.name == "Acme"
    shown = run("brand", "show", kit)
    assert shown.code == 0
    assert "Acme" in shown.out
    assert "primary" in shown.out
    stored = json.loads(run("brand", "show", kit, "--json").out)
    assert stored["kit"]["name"] == "Acme"
    assert {pair["front"] for pair in stored["contrast"]} >= {"ink"}


def test_what_does_not_fit_is_told(run: Run, tmp_path: Path) -> None:
    assert "brand kit" in run("brand", "make", tmp_path, "-o", tmp_path / "a.zip").err
    assert run("brand", "make", tmp_path, "-o", tmp_path / "a.creabrand").code == 1
    assert run("brand", "show", tmp_path / "none.creabrand").code == 1

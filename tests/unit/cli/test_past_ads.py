"""Layered files become annotations on the command line, which composers read."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.past_ads import read_past
from tests.unit.cli.conftest import Run

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">
<g id="Background"><rect width="200" height="100" fill="#eee"/></g>
<g id="CTA"><rect x="20" y="60" width="60" height="20" fill="#c00"/></g></svg>"""


def test_an_svg_with_named_layers_is_an_ad(run: Run, tmp_path: Path) -> None:
    file, out = tmp_path / "ad.svg", tmp_path / "past.json"
    file.write_text(SVG, encoding="utf-8")
    done = run("past-ads", file, "-o", out)
    assert done.code == 0, done.err
    (ad,) = read_past(out)
    assert (ad.width, ad.height) == (200, 100)
    assert [element.role for element in ad.elements] == ["background", "cta"]
    assert ad.elements[1].box == (20, 60, 60, 20)


def test_what_has_no_layers_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("no picture", encoding="utf-8")
    done = run("past-ads", file, "-o", tmp_path / "past.json")
    assert done.code == 1
    assert "words.txt" in done.err

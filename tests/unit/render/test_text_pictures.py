"""Text as it looks: pictures that were looked at once, in the fonts that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.core.canvas import TextLayer
from tests.support.golden import assert_golden
from tests.unit.render.text_layers import ARABIC, CHINESE, HEBREW, LATIN, picture, text_layer

GOLDEN = Path(__file__).parent / "golden"

CASES: dict[str, TextLayer] = {
    "latin_wrapped": text_layer(LATIN),
    "latin_justified": text_layer(LATIN, align="justify", family="Playfair Display", underline=True),
    "latin_italic_right": text_layer(LATIN, align="end", anchor="bottom", italic=True, family="Poppins"),
    "tracking_leading": text_layer(
        LATIN, height=200, family="Oswald", weight=700, tracking=120, leading=1.7, align="center", anchor="middle",
        color="#803010",
    ),
    "fit": text_layer("Shrink me\nuntil all of me fits in", height=80, size=200, weight=900, fit=True),
    "chinese": text_layer(CHINESE, family="Noto Sans SC"),
    "chinese_justified": text_layer(CHINESE, family="Noto Serif SC", align="justify"),
    "chinese_vertical": text_layer(CHINESE, height=220, family="Noto Sans SC", vertical=True),
    "chinese_vertical_justified": text_layer(
        CHINESE, height=220, family="Noto Serif SC", vertical=True, align="justify", leading=1.6, underline=True,
    ),
    "arabic": text_layer(ARABIC),
    "arabic_justified": text_layer(ARABIC, align="justify", weight=700),
    "hebrew": text_layer(HEBREW, underline=True),
    "script": text_layer("Handwriting", height=60, family="Caveat", weight=700, size=40),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_text_looks_as_it_did(name: str) -> None:
    assert_golden(picture(CASES[name]), GOLDEN / f"text_{name}.png")

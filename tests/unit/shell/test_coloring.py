"""Colours of new texts."""

from __future__ import annotations

import pytest

from creastudio.core.canvas import Artboard
from creastudio.shell import coloring


@pytest.fixture(autouse=True)
def nothing_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coloring, "_recent", [])


@pytest.mark.parametrize(
    ("background", "used", "expected"),
    [
        ("#ffffff", "", "#000000"),
        ("", "", "#000000"),
        ("#101018", "", "#ffffff"),
        ("#ffffff", "#c01020", "#c01020"),
        ("#ffffff", "#c0102080", "#c01020"),
        ("#101018", "#ffe040", "#ffe040"),
        ("#101018", "#000080", "#ffffff"),
        ("#ffffff", "#fff0d0", "#000000"),
    ],
)
def test_a_new_text_takes_the_colour_used_last_where_it_can_be_read(
    background: str, used: str, expected: str
) -> None:
    if used:
        coloring.remember_color(used)
    assert coloring.text_color(Artboard(background=background)) == expected

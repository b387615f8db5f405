"""Held-out briefs are the same every time, and their outlines lie where the things are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from creastudio.api.brand_file import read_brand
from tests.support import held_out_briefs
from tests.support.held_out_briefs import GROUNDS, THINGS, WORDS, held_out
from tests.support.layout_briefs import WORDS as TUNED_WORDS
from tests.support.photo_outlines import OUTLINES


@pytest.fixture(scope="module")
def photographs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stand-ins for photographs: grounds in grey, things in red."""
    folder = tmp_path_factory.mktemp("photographs")
    for name in (*GROUNDS, *THINGS):
        color = (220, 20, 20) if name in THINGS else (128, 128, 128)
        Image.new("RGB", (200, 150), color).save(folder / f"{name}.jpg")
    return folder


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = tuple((width // 8, height // 8) for width, height in held_out_briefs.SHAPES)
    monkeypatch.setattr(held_out_briefs, "SHAPES", shapes)


def test_the_same_briefs_come_every_time(tmp_path: Path, photographs: Path) -> None:
    one = held_out(tmp_path / "one", photographs, 4)
    other = held_out(tmp_path / "other", photographs, 4)
    assert [brief.picture.read_bytes() for brief in one] == [brief.picture.read_bytes() for brief in other]
    assert [brief.words for brief in one] == [brief.words for brief in other]


def test_the_outline_lies_where_the_thing_is(tmp_path: Path, photographs: Path) -> None:
    for brief in held_out(tmp_path, photographs, 4):
        with Image.open(brief.picture) as file:
            pixels = np.asarray(file.convert("RGB"), dtype=np.float64)
        red = pixels[..., 0] - pixels[..., 1]
        inside = brief.subject > 0
        assert 0.01 < inside.mean() < 0.6
        assert red[inside].mean() > 3 * abs(red[~inside].mean()) + 20


def test_some_briefs_bring_a_kit_with_a_logo_for_dark_grounds(tmp_path: Path, photographs: Path) -> None:
    found = [brief.brand for brief in held_out(tmp_path, photographs, 4) if brief.brand]
    assert found
    kit = read_brand(found[0]).kit
    assert {logo.on for logo in kit.logos} == {"light", "dark"}


def test_no_words_are_those_that_were_tuned_on() -> None:
    assert not {item["headline"] for item in WORDS} & {item["headline"] for item in TUNED_WORDS}


def test_outlines_lie_in_their_photographs() -> None:
    assert set(OUTLINES) == set(THINGS)
    for outline in OUTLINES.values():
        assert all(0 <= value <= 100 for point in outline.points for value in point)

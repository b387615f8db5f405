"""Proposals of boxes: words on a calm ground are found where they are, and nothing where there are none."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from creastudio.media.ad_regions import proposals


def an_ad(ground: str = "white", ink: str = "black", mode: str = "RGB") -> Image.Image:
    image = Image.new(mode, (600, 400), ground)
    pen = ImageDraw.Draw(image)
    pen.text((30, 30), "Slow mornings,\ngood coffee", fill=ink, font_size=64)
    pen.text((30, 220), "Roasted this week in small batches", fill=ink, font_size=22)
    pen.rectangle((30, 290, 190, 330), fill=ink)
    pen.text((60, 298), "Order now", fill=ground, font_size=22)
    return image


@pytest.mark.parametrize(("ground", "ink"), [("white", "black"), ("#203040", "#f0e0c0")])
def test_words_are_found_and_named_by_their_size(ground: str, ink: str) -> None:
    found = proposals(an_ad(ground, ink))
    assert found[0].role == "headline"
    x, y, width, height = found[0].box
    assert (x, y) == (pytest.approx(34, abs=8), pytest.approx(45, abs=15))
    assert width > 350
    assert 90 < height < 160
    subheads = [item for item in found if abs(item.box[1] - 225) < 12]
    assert len(subheads) == 1
    assert subheads[0].box[2] > 250


def test_nothing_is_found_where_there_is_nothing() -> None:
    assert proposals(Image.new("RGB", (300, 200), "teal")) == []
    assert proposals(Image.new("L", (3, 2))) == []
    ramp = np.tile(np.linspace(0, 255, 400, dtype=np.uint8), (300, 1))
    assert proposals(Image.fromarray(ramp)) == []


def test_large_and_transparent_pictures_are_measured_in_their_own_px() -> None:
    small = an_ad()
    large = small.resize((2400, 1600)).convert("RGBA")
    (first, second) = proposals(small)[0], proposals(large)[0]
    assert [value / 4 for value in second.box] == pytest.approx(first.box, abs=8)

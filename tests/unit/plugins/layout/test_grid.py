"""Several pictures in one ad: together, none covered, and still together after an edit or in another format."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from creastudio.api.layout import Layout
from creastudio_layout.engine.regions import around, tilings
from tests.unit.plugins.layout.test_compose import a_logo, a_picture, made
from tests.unit.plugins.layout.test_resolve import again, with_element

FORMATS = "600x600, 728x90, 400x700, 160x600, 900x400, meta.story"


def together(folder: Path, count: int) -> list[Layout]:
    inputs = {"picture": a_picture(folder), "logo": a_logo(folder)}
    for number in range(2, count + 1):
        inputs[f"picture_{number}"] = folder / f"{number}.png"
        color = ("#204060", "#c0d080")[number - 2]
        Image.new("RGB", (200, 90 * number), color).save(inputs[f"picture_{number}"])
    found = made(folder, inputs, headline="All together now", cta="Go", formats=FORMATS, variants=count + 1)
    return found[-len(FORMATS.split(",")) :]


def pictures(layout: Layout) -> list[str]:
    return [item.picture for item in layout.elements if item.role == "picture"]


@pytest.mark.parametrize("count", [2, 3])
def test_pictures_stand_together_and_nothing_covers_them(tmp_path: Path, count: int) -> None:
    for layout in together(tmp_path, count):
        boxes = [item.box for item in layout.elements if item.role == "picture" or item.text]
        assert len(pictures(layout)) == count
        for one, other in combinations(boxes, 2):
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert min(across, down) <= 0.02
        assert any("together" in reason for reason in layout.reasons) or layout.width > 4 * layout.height


def test_they_stay_together_after_an_edit_and_in_another_format(tmp_path: Path) -> None:
    before = together(tmp_path, 3)
    edited = [with_element(layout, "headline", text="Other words, and more of them") for layout in before]
    for old, new in zip(before, again(tmp_path / "edit", edited), strict=True):
        assert pictures(new) == pictures(old)
    for new in again(tmp_path / "size", before[:1], formats="800x300, 300x800"):
        assert pictures(new) == pictures(before[0])


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(
    "rect", [(0.0, 10.0, 300.0, 200.0), (5.0, 0.0, 200.0, 300.0), (0.0, 0.0, 900.0, 90.0)]
)
def test_tiles_fill_a_rectangle_but_for_the_gaps(rect: tuple[float, float, float, float], count: int) -> None:
    for tiles in tilings(rect, count, 4.0):
        assert len(tiles) == count
        assert around(tiles) == pytest.approx(rect)
        covered = sum(tile[2] * tile[3] for tile in tiles)
        assert covered <= rect[2] * rect[3]
        assert covered >= 0.9 * rect[2] * rect[3]

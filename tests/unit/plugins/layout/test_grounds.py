"""Scrims: where they lie, how strong they are, and that no fainter one would do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from creastudio_layout.engine.colors import contrast_behind
from creastudio_layout.engine.crops import Crop
from creastudio_layout.engine.frames import WHOLE, Frame
from creastudio_layout.engine.grounds import Scrim, pixels_under, scrim_box, scrim_for, veiled
from creastudio_layout.engine.pictures import Seen, look_at
from creastudio_layout.engine.regions import NOTHING

SIZE = (200.0, 100.0)


def halves(folder: Path, light: str = "#ffffff") -> Seen:
    """Black on the left, white or another grey on the right."""
    picture = Image.new("RGB", (80, 40), "#000000")
    picture.paste(light, (40, 0, 80, 40))
    picture.save(folder / "halves.png")
    return look_at(folder / "halves.png")


def frame(crop: Crop = WHOLE) -> Frame:
    return Frame(
        0,
        (0, 0, *SIZE),
        "top",
        "start",
        "top",
        NOTHING,
        "picture",
        (0, 0, *SIZE),
        (crop,),
        NOTHING,
        crop=crop,
    )


def test_pixels_are_those_under_the_box(tmp_path: Path) -> None:
    seen = halves(tmp_path)
    left, x, y = pixels_under(seen, frame(), (10, 10, 60, 40))
    assert left.max() < 0.1
    assert (x.min(), x.max(), y.min(), y.max()) == (10, 70, 10, 50)
    assert pixels_under(seen, frame(), (130, 10, 60, 40))[0].min() > 0.9
    # Cut to its right half, the picture is white on the left, too.
    assert pixels_under(seen, frame(Crop(0.55, 0, 0.45, 1, 1)), (10, 10, 60, 40))[0].min() > 0.9


@pytest.mark.parametrize(
    ("around", "angle"), [((10, 20, 40, 50), 0.0), ((150, 20, 40, 50), 180.0), ((10, 60, 180, 30), 270.0), ((10, 10, 180, 30), 90.0)]
)  # fmt: skip
def test_a_scrim_comes_from_the_edge_that_the_words_are_nearest_to(
    around: tuple[float, float, float, float], angle: float
) -> None:
    box, found = scrim_box(around, SIZE)
    assert found == angle
    scrim = Scrim(box, "#000000", 0.8, angle)
    x, y = np.array([around[0] + around[2] / 2]), np.array([around[1] + around[3] / 2])
    assert 0.2 < scrim.opacity(x, y)[0] < 0.8
    assert scrim.opacity(np.array([300.0]), y)[0] == 0


def test_a_scrim_is_little_stronger_than_the_faintest_that_reads(tmp_path: Path) -> None:
    seen, box = halves(tmp_path, "#969696"), (110.0, 20.0, 70.0, 50.0)
    scrim = scrim_for(seen, frame(), [(box, "#ffffff", 4.5)], box, SIZE, "#101018")
    assert scrim is not None
    colors, x, y = pixels_under(seen, frame(), box)
    assert contrast_behind(veiled(colors, scrim.opacity(x, y), scrim.color), "#ffffff") >= 4.5
    fainter = Scrim(scrim.box, scrim.color, scrim.strong - 0.13, scrim.angle)
    assert contrast_behind(veiled(colors, fainter.opacity(x, y), scrim.color), "#ffffff") < 4.5


def test_where_none_reads_there_is_none(tmp_path: Path) -> None:
    seen, box = halves(tmp_path), (20.0, 20.0, 160.0, 50.0)
    assert scrim_for(seen, frame(), [(box, "#808080", 4.5)], box, SIZE, "#7a7a7a") is None

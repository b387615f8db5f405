"""Pictures keep to a weight, with no more given up than that takes."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard, ImageLayer, Transform
from creastudio.core.document import Document
from creastudio.export.formats import export
from creastudio.export.options import JpegOptions, PictureOptions
from creastudio.export.weight import light_enough


def noisy(side: int = 160, seed: int = 3) -> QImage:
    """Return a picture that is hard to pack."""
    random = np.random.default_rng(seed)
    pixels = random.integers(0, 256, (side, side, 4), dtype=np.uint8)
    pixels[..., 3] = 255
    return QImage(pixels.tobytes(), side, side, QImage.Format.Format_RGBA8888).copy()


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/webp"])
def test_the_best_quality_that_fits_is_taken(media_type: str) -> None:
    image = noisy()
    data, given_up = light_enough(image, media_type, 90, 96.0, 20_000)
    assert len(data) <= 20_000
    assert given_up.startswith("quality ")
    fuller, _ = light_enough(image, media_type, 90, 96.0, 26_000)
    assert len(fuller) > len(data)


def test_nothing_is_given_up_where_it_is_light() -> None:
    data, given_up = light_enough(noisy(), "image/jpeg", 80, 96.0, 10_000_000)
    assert given_up == ""
    assert data


def test_a_png_gives_up_colours_and_keeps_its_alpha() -> None:
    image = noisy()
    for place in range(40):
        image.setPixelColor(place, 0, "#00000000")
    data, given_up = light_enough(image, "image/png", 90, 96.0, 30_000)
    assert given_up.endswith("colours")
    assert Image.open(io.BytesIO(data)).convert("RGBA").getpixel((3, 0))[3] == 0  # type: ignore[index]


def test_what_cannot_be_light_enough_is_told() -> None:
    with pytest.raises(UserError, match="as light as"):
        light_enough(noisy(), "image/png", 90, 96.0, 900)


def test_an_artboard_keeps_to_its_weight_with_all_that_the_file_says(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.fromarray(np.random.default_rng(1).integers(0, 256, (120, 120, 3), dtype=np.uint8)).save(
        picture, "PNG"
    )
    layer = ImageLayer(asset="a" * 64, transform=Transform(x=60, y=60, width=120, height=120))
    board = Artboard(name="Noise", width=120, height=120, layers=(layer,))
    document = Document(artboards=(board,))
    target = tmp_path / "a.jpg"
    done = export(document, [board.id], lambda _sha: picture.getvalue(), target, JpegOptions(most=8))
    assert target.stat().st_size <= 8000
    assert any("to keep to 8 KB" in note for note in done.notes)
    heavy = tmp_path / "b.png"
    export(document, [board.id], lambda _sha: picture.getvalue(), heavy, PictureOptions())
    assert heavy.stat().st_size > 8000

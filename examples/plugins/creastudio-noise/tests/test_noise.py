"""The contract of the studio, and what is special about this field."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from creastudio.api import Generator, UserError
from creastudio.api.testing import FakeContext, check_generator
from creastudio_noise.blend import run
from creastudio_noise.field import Noise, marble
from creastudio_noise.palettes import STOPS, colours
from creastudio_noise.plugin import BLEND, FIELD, BlendParams, NoiseSettings


@pytest.mark.parametrize("generator", [FIELD, BLEND], ids=lambda generator: generator.id)
def test_contract(generator: Generator, tmp_path: Path) -> None:
    check_generator(generator, tmp_path, settings=NoiseSettings)


def test_blend_keeps_what_is_not_selected(tmp_path: Path) -> None:
    files = {"picture": tmp_path / "picture.png", "mask": tmp_path / "mask.png"}
    Image.new("RGB", (40, 20), "#c0a080").save(files["picture"])
    mask = Image.new("L", (40, 20), 0)
    mask.paste(255, (0, 0, 20, 20))
    mask.save(files["mask"])
    context = FakeContext(folder=tmp_path / "run", seed=3, inputs=files)
    run(BlendParams(count=1, strength=1.0, mode="over"), context)
    made = Image.open(io.BytesIO(context.results[0].read()))
    assert made.size == (40, 20)
    assert made.getpixel((30, 10)) == (0xC0, 0xA0, 0x80, 255)
    assert made.getpixel((5, 10)) != (0xC0, 0xA0, 0x80, 255)


def test_blend_fills_what_is_transparent(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    Image.new("RGBA", (16, 16), (0, 0, 0, 0)).save(path)
    context = FakeContext(folder=tmp_path / "run", seed=3, inputs={"picture": path})
    run(BlendParams(count=1, strength=0.5), context)
    made = Image.open(io.BytesIO(context.results[0].read()))
    assert made.getpixel((8, 8))[3] == 128


def test_a_picture_that_is_too_large_or_none_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large, none = tmp_path / "large.png", tmp_path / "none.png"
    Image.new("RGB", (40, 20)).save(large)
    none.write_bytes(b"none")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    for path in (large, none):
        with pytest.raises(UserError):
            run(BlendParams(), FakeContext(folder=tmp_path / path.stem, seed=3, inputs={"picture": path}))


def test_field_tiles() -> None:
    height, _ = marble(Noise(3), 64, 2, 3, 0.7)
    inside = np.abs(np.diff(height, axis=1)).max()
    assert np.abs(height[:, 0] - height[:, -1]).max() <= inside * 1.5


def test_variation_of_strength_one_is_the_other_seed() -> None:
    whole, _ = marble(Noise(3, towards=8, strength=1.0), 32, 2, 2, 0.7)
    other, _ = marble(Noise(8), 32, 2, 2, 0.7)
    np.testing.assert_allclose(whole, other, atol=1e-9)


@pytest.mark.parametrize("palette", [*STOPS, "surprise"])
def test_colours_stay_in_range(palette: str) -> None:
    height, flow = marble(Noise(5), 32, 2, 3, 1.0)
    rgb = colours(palette, 5, height, flow)
    assert rgb.shape == (32, 32, 3)
    assert rgb.min() >= 0
    assert rgb.max() <= 1

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_pictures.engine import seamless
from creastudio_pictures.tools.texture import SeamlessParams
from tests.support.scenes import opened

Save = Callable[..., Path]
Make = Callable[..., FakeContext]


def texture(height: int = 40, width: int = 56) -> NDArray[np.float64]:
    """Noise on a slope of light: it doesn't repeat."""
    rng = np.random.default_rng(3)
    y, x = np.mgrid[0:height, 0:width]
    ground = 0.25 + 0.3 * x / width + 0.2 * y / height
    return np.clip(ground[..., None] + rng.normal(0, 0.03, (height, width, 3)), 0, 1)


def jumps(pixels: NDArray[np.floating], axis: int) -> tuple[float, float]:
    """Mean difference where the picture meets itself, and between neighbours inside."""
    moved = np.moveaxis(pixels, axis, 0)
    inner = np.abs(np.diff(moved, axis=0)).mean()
    return float(np.abs(moved[0] - moved[-1]).mean()), float(inner)


@pytest.mark.parametrize(("directions", "axes"), [("both", (0, 1)), ("across", (1,)), ("down", (0,))])
def test_where_the_picture_meets_itself_it_changes_as_it_does_inside(
    directions: str, axes: tuple[int, ...], save: Save, context: Make
) -> None:
    pixels = texture()
    before = [jumps(pixels, axis) for axis in axes]
    assert all(outer > 3 * inner for outer, inner in before)
    ctx = context(picture=save(pixels))
    seamless.run(SeamlessParams.model_validate({"directions": directions}), ctx)
    made = opened(ctx.results[0].data)
    assert made.shape == pixels.shape
    for axis in axes:
        outer, inner = jumps(made, axis)
        assert outer < 1.3 * inner


def test_the_middle_of_the_picture_stays(save: Save, context: Make) -> None:
    pixels = texture()
    ctx = context(picture=save(pixels))
    seamless.run(SeamlessParams(levelling=0), ctx)
    made = opened(ctx.results[0].data)
    assert np.abs(made[12:28, 16:40] - pixels[12:28, 16:40]).max() < 0.01


def test_transparency_repeats_too(save: Save, context: Make) -> None:
    pixels = np.concatenate([texture(), np.ones((40, 56, 1))], axis=-1)
    pixels[:, :20, 3] = 0.5
    ctx = context(picture=save(pixels))
    seamless.run(SeamlessParams(), ctx)
    made = opened(ctx.results[0].data)
    assert made.shape == (40, 56, 4)
    assert np.abs(made[:, 0, 3] - made[:, -1, 3]).mean() < 0.2


@pytest.mark.parametrize("size", [(8, 8), (8, 200), (9, 33)])
def test_odd_and_small_sizes(size: tuple[int, int], save: Save, context: Make) -> None:
    ctx = context(picture=save(texture(*size)))
    seamless.run(SeamlessParams(band=0.4), ctx)
    assert opened(ctx.results[0].data).shape == (*size, 3)


def test_what_cannot_be_used_is_said(tmp_path: Path, save: Save, context: Make) -> None:
    with pytest.raises(UserError, match="too small"):
        seamless.run(SeamlessParams(), context(picture=save(texture(4, 30))))
    torn = tmp_path / "torn.png"
    torn.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    with pytest.raises(UserError, match=r"torn\.png"):
        seamless.run(SeamlessParams(), context(picture=torn))
    huge = tmp_path / "huge.png"
    Image.new("1", (20_000, 5_000)).save(huge)
    with pytest.raises(UserError, match="too large"):
        seamless.run(SeamlessParams(), context(picture=huge))

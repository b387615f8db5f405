from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from creastudio.api.testing import FakeContext
from creastudio_pictures.engine import deblock, images, jpeg
from creastudio_pictures.tools.restore import DeblockParams
from tests.support.scenes import drawing, opened, psnr, scene

Save = Callable[..., Path]
Make = Callable[..., FakeContext]


def squeezed(pixels: NDArray[np.floating], quality: int) -> bytes:
    data = io.BytesIO()
    Image.fromarray(np.round(pixels * 255).astype(np.uint8)).save(data, "JPEG", quality=quality)
    return data.getvalue()


@pytest.mark.parametrize(
    ("quality", "shift", "gain"), [(10, 0, 1.0), (30, 0, 0.8), (60, 0, 0.6), (10, 3, 1.0), (30, 3, 0.7)]
)
def test_a_squeezed_picture_comes_nearer_to_what_it_was(
    quality: int, shift: int, gain: float, save: Save, tmp_path: Path, context: Make
) -> None:
    pixels = drawing(80, 96)
    path = tmp_path / "squeezed.jpg"
    path.write_bytes(squeezed(pixels, quality))
    before = opened(path.read_bytes())[shift:, shift:]
    if shift:
        path = save(before)  # its blocks begin elsewhere, and it no longer says that it was a JPEG
    ctx = context(picture=path)
    deblock.run(DeblockParams(), ctx)
    true = pixels[shift:, shift:]
    assert psnr(opened(ctx.results[0].data), true) > psnr(before, true) + gain


@pytest.mark.parametrize("quality", [10, 20, 40, 70])
def test_traces_are_found_in_the_pixels(quality: int) -> None:
    pixels = opened(squeezed(scene(128, 128), quality))
    found = jpeg.of_pixels(pixels)
    assert found is not None
    assert (found.quality, found.top, found.left) == (quality, 0, 0)
    cut = jpeg.of_pixels(pixels[3:, 5:])
    assert cut is not None
    assert (cut.quality, cut.top, cut.left) == (quality, 5, 3)


@pytest.mark.parametrize("pixels", [scene(96, 96), drawing(64, 64), np.full((40, 40, 3), 0.5, np.float32)])
def test_none_are_found_where_there_are_none(pixels: NDArray[np.float32]) -> None:
    noise = np.random.default_rng(0).normal(0, 0.01, pixels.shape).astype(np.float32)
    assert jpeg.of_pixels(pixels) is None
    assert jpeg.of_pixels(pixels + noise) is None
    assert jpeg.of_pixels(pixels[:10]) is None


def test_a_file_says_its_tables_itself(tmp_path: Path, save: Save) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(squeezed(scene(32, 32), 35))
    found = jpeg.of_file(path)
    assert found is not None
    assert np.array_equal(found.luma, jpeg.tables(35)[0])
    assert np.array_equal(found.chroma, jpeg.tables(35)[1])
    assert jpeg.of_file(save(scene(24, 24))) is None


def test_what_comes_out_could_have_become_what_went_in() -> None:
    before = (opened(squeezed(scene(64, 64), 20)) @ jpeg.TO_YCC[0]) * 255
    traces = jpeg.of_quality(20)
    smooth = np.full_like(before, before.mean())
    made = jpeg.kept_possible(smooth, before, traces, 0.5)
    there = jpeg.coefficients(made - 128, 0, 0) / traces.luma
    were = np.round(jpeg.coefficients(before - 128, 0, 0) / traces.luma)
    assert np.abs(there - were).max() <= 0.5 + 1e-3


def test_without_traces_it_says_what_it_assumes(save: Save, context: Make) -> None:
    ctx = context(picture=save(scene(40, 40)))
    deblock.run(DeblockParams(), ctx)
    assert "No traces" in ctx.notices[0]
    assert psnr(opened(ctx.results[0].data), scene(40, 40)) > 30


def test_a_given_quality_is_taken(save: Save, context: Make) -> None:
    made = []
    for quality in (90, 10):
        ctx = context(picture=save(scene(40, 40)))
        deblock.run(DeblockParams(quality=quality), ctx)
        made.append(psnr(opened(ctx.results[0].data), scene(40, 40)))
        assert ctx.notices == []
    assert made[1] < made[0]


def test_a_file_whose_tables_have_a_step_of_nothing_is_deblocked(tmp_path: Path) -> None:
    """Such a file can be shown, so it can be given; it divides by its steps."""
    buffer = io.BytesIO()
    Image.fromarray(np.random.default_rng(0).integers(0, 255, (32, 32, 3), dtype=np.uint8)).save(
        buffer, "JPEG"
    )
    data = bytearray(buffer.getvalue())
    data[data.index(b"\xff\xdb") + 5] = 0
    (tmp_path / "zero.jpg").write_bytes(data)
    traces = jpeg.of_file(tmp_path / "zero.jpg")
    assert traces is not None
    plane = images.read(tmp_path / "zero.jpg").rgb[..., 0] * 255
    assert np.isfinite(jpeg.kept_possible(plane, plane, traces, 0.5)).all()

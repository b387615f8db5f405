from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from creastudio_pictures.engine.quilting import Layout, Source, quilted


def checks(height: int = 48, width: int = 56, side: int = 6) -> NDArray[np.float32]:
    y, x = np.mgrid[0:height, 0:width]
    plane = ((y // side + x // side) % 2).astype(np.float32)
    return np.stack([plane, plane * 0.5, 1 - plane], axis=-1)


def cloth(height: int = 64, width: int = 64) -> NDArray[np.float32]:
    """Soft spots that don't repeat."""
    noise = np.random.default_rng(0).normal(size=(height, width))
    for _ in range(4):
        for axis in (0, 1):
            noise = (noise + np.roll(noise, 1, axis) + np.roll(noise, -1, axis)) / 3
    noise = 0.5 + 0.2 * noise / noise.std()
    return np.clip(np.stack([noise, noise * 0.8, 1 - noise], axis=-1), 0, 1).astype(np.float32)


def test_differences_are_those_of_every_place() -> None:
    rgb, rng = checks(20, 24), np.random.default_rng(0)
    rgb = rgb + rng.random(rgb.shape).astype(np.float32)
    source = Source(rgb, 7)
    wanted = rng.random((7, 7, 3)).astype(np.float32)
    weight = (rng.random((7, 7)) > 0.4).astype(np.float32)
    found = source.differences(wanted, weight)
    assert found.shape == (14, 18)
    for row, column in ((0, 0), (13, 17), (5, 9)):
        piece = source.piece((row, column))
        assert np.isclose(found[row, column], (np.square(piece - wanted).sum(-1) * weight).sum(), atol=1e-3)


def test_a_texture_that_repeats_goes_on_exactly() -> None:
    made = quilted(checks(), Layout(70, 90, 24, 8, False), np.random.default_rng(0), 0.0)
    assert made.shape == (70, 90, 3)
    row = made[0, :, 0]
    runs = np.diff(np.flatnonzero(np.diff(row)))
    assert set(runs.tolist()) == {6}
    assert set(np.diff(np.flatnonzero(np.diff(made[:, 0, 0]))).tolist()) == {6}


@pytest.mark.parametrize("seed", [0, 1])
def test_where_a_seamless_one_meets_itself_it_changes_as_it_does_inside(seed: int) -> None:
    made = quilted(cloth(), Layout(60, 70, 24, 8, True), np.random.default_rng(seed))
    for axis in (0, 1):
        moved = np.moveaxis(made, axis, 0)
        inner = np.abs(np.diff(moved, axis=0)).mean(axis=(1, 2))
        assert np.abs(moved[0] - moved[-1]).mean() < 1.5 * np.percentile(inner, 90)
    loose = quilted(cloth(), Layout(60, 70, 24, 8, False), np.random.default_rng(seed))
    assert np.abs(made[0] - made[-1]).mean() < 0.7 * np.abs(loose[0] - loose[-1]).mean()


def test_cuts_are_no_stronger_than_what_is_there() -> None:
    rgb = cloth()
    made = quilted(rgb, Layout(64, 64, 20, 7, False), np.random.default_rng(0))
    assert np.abs(np.diff(made, axis=1)).mean() < 1.15 * np.abs(np.diff(rgb, axis=1)).mean()
    assert abs(made.mean() - rgb.mean()) < 0.06


@pytest.mark.parametrize("size", [(5, 9), (24, 24), (25, 100)])
@pytest.mark.parametrize("wraps", [False, True])
def test_any_size_comes_out(size: tuple[int, int], wraps: bool) -> None:
    made = quilted(cloth(), Layout(*size, 24, 6, wraps), np.random.default_rng(0))
    assert made.shape == (*size, 3)
    assert made.min() >= 0
    assert made.max() > 0.3

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from creastudio_pictures.engine.filling import TooLittle, completed
from creastudio_pictures.engine.images import filled
from tests.support.scenes import psnr


def stripes(side: int = 64) -> NDArray[np.float32]:
    y, x = np.mgrid[0:side, 0:side]
    wave = 0.5 + 0.35 * np.sin((x + y) * 2 * np.pi / 8)
    return np.stack([wave, wave * 0.6, 1 - wave], axis=-1).astype(np.float32)


def hole_of(side: int = 64) -> NDArray[np.bool_]:
    hole = np.zeros((side, side), bool)
    hole[24:42, 20:40] = True
    return hole


def test_a_texture_goes_on_through_the_hole() -> None:
    pixels, hole = stripes(), hole_of()
    made = completed(pixels, hole, ~hole, np.random.default_rng(0))
    smooth = filled(pixels, (~hole).astype(np.float32))
    assert np.array_equal(made[~hole], pixels[~hole])
    assert psnr(made[hole], pixels[hole]) > 25
    assert psnr(made[hole], pixels[hole]) > psnr(smooth[hole], pixels[hole]) + 10


def test_what_was_in_the_hole_has_no_effect() -> None:
    pixels, hole = stripes(), hole_of()
    other = pixels.copy()
    other[hole] = 0
    first = completed(pixels, hole, np.ones_like(hole), np.random.default_rng(0))
    assert np.array_equal(first, completed(other, hole, np.ones_like(hole), np.random.default_rng(0)))


def test_a_slope_of_light_is_met() -> None:
    y, x = np.mgrid[0:64, 0:64].astype(np.float32) / 64
    pixels = np.stack([x, y, (x + y) / 2], axis=-1) * np.float32(0.8)
    hole = hole_of()
    made = completed(pixels, hole, ~hole, np.random.default_rng(0))
    assert np.abs(made - pixels)[hole].mean() < 0.04


def test_nothing_is_taken_from_where_it_may_not() -> None:
    pixels, hole = stripes(), hole_of()
    usable = np.ones_like(hole)
    pixels[:, 48:], usable[:, 48:] = (1, 0, 0), False
    made = completed(pixels, hole, usable, np.random.default_rng(0))
    assert (made[hole][:, 2] > 0.1).all()


def test_a_picture_without_a_whole_patch_is_refused() -> None:
    hole = np.ones((16, 16), bool)
    hole[0, 0] = False
    with pytest.raises(TooLittle):
        completed(stripes(16), hole, np.ones_like(hole), np.random.default_rng(0))


def test_it_says_how_far_it_is_and_can_be_stopped() -> None:
    shares: list[float] = []
    hole = hole_of()
    completed(
        stripes(), hole, ~hole, np.random.default_rng(0), on_turn=lambda share, rgb: shares.append(share)
    )
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1

    def stop(share: float, rgb: object) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        completed(stripes(), hole, ~hole, np.random.default_rng(0), on_turn=stop)

from __future__ import annotations

import numpy as np

from creastudio_pictures.engine.levelling import levelled, step


def test_wanted_differences_that_are_there_change_nothing() -> None:
    pixels = np.random.default_rng(0).random((9, 12, 3))
    same = levelled(pixels, step(pixels, 0), step(pixels, 1), 5.0)
    assert np.allclose(same, pixels)


def test_a_jump_is_spread_out_and_the_mean_stays() -> None:
    pixels = np.zeros((8, 32, 1))
    pixels[:, 8:24] = 1
    across = step(pixels, 1)
    across[:, [7, 23]] = 0
    flat = levelled(pixels, step(pixels, 0), across, 6.0)
    assert np.abs(step(flat, 1)).max() < 0.2
    assert np.isclose(flat.mean(), pixels.mean())

"""Differences of light at a cut, spread out: a screened Poisson equation on a picture that repeats.

Perez, Gangnet, Blake, "Poisson Image Editing", SIGGRAPH 2003, section 2; the screening that keeps colours where they
were is that of Bhat, Curless, Cohen, Zitnick, "Fourier Analysis of the 2D Screened Poisson Equation for Gradient
Domain Problems", ECCV 2008. On a torus the discrete Fourier transform solves it exactly.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.floating]
"""(height, width, channels)."""


def step(pixels: Pixels, axis: int) -> Pixels:
    """Return the difference of each px to the next along an axis; the last px is followed by the first."""
    return np.roll(pixels, -1, axis) - pixels


def levelled(pixels: Pixels, down: Pixels, across: Pixels, reach: float) -> Pixels:
    """Return the picture whose differences are near `down` and `across`, and whose colours are near `pixels`.

    Parameters
    ----------
    pixels : ndarray
        (height, width, channels).
    down, across : ndarray
        Wanted differences to the next px along the first and the second axis, as ``step`` gives them.
    reach : float
        How far away a change of a difference still has an effect, px; above 0.
    """
    height, width = pixels.shape[:2]
    weight = 1 / reach**2
    k_down = 2 - 2 * np.cos(2 * np.pi * np.arange(height) / height)
    k_across = 2 - 2 * np.cos(2 * np.pi * np.arange(width // 2 + 1) / width)
    divergence = (down - np.roll(down, 1, 0)) + (across - np.roll(across, 1, 1))
    spectrum = np.fft.rfft2(weight * pixels - divergence, axes=(0, 1))
    spectrum /= (weight + k_down[:, None] + k_across[None, :])[..., None]
    return np.fft.irfft2(spectrum, s=(height, width), axes=(0, 1))

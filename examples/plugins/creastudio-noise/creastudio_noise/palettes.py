"""Colours for a field of heights."""

from __future__ import annotations

import colorsys

import numpy as np
from numpy.typing import NDArray

Rgb = tuple[float, float, float]


def _hex(*texts: str) -> tuple[Rgb, ...]:
    return tuple(
        (int(text[0:2], 16) / 255, int(text[2:4], 16) / 255, int(text[4:6], 16) / 255) for text in texts
    )


STOPS = {
    "dusk": _hex("1b1b3a", "53316b", "b04a7a", "f0816b", "fbd9a0"),
    "ocean": _hex("04151f", "0b3c5d", "1f7a8c", "79c2b8", "f1faee"),
    "ember": _hex("120a0a", "4a0f14", "b3261e", "f2802b", "ffe9b0"),
    "moss": _hex("10180f", "2f4a2a", "6b8f4e", "b9c98a", "f4f1de"),
    "porcelain": _hex("f7f9fb", "c9dbe8", "6f9fc8", "2c5f9e", "14284b"),
    "ink": _hex("f4f1ea", "cfcac0", "8a867f", "3f3d3c", "141414"),
}
"""Colours from low to high, evenly spaced."""


def colours(
    palette: str, seed: int, height: NDArray[np.float64], flow: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return (size, size, 3) colours, 0 to 1.

    Parameters
    ----------
    palette : str
        A name of ``STOPS``, or "surprise" for colours that the seed chooses.
    height, flow : ndarray
        (size, size), 0 to 1: the place in the palette, and the sheen.
    """
    stops = np.array(surprise(seed) if palette == "surprise" else STOPS[palette])
    places = np.linspace(0, 1, len(stops))
    # Blended in linear light, where mixed colours don't turn grey.
    linear = np.stack([np.interp(height, places, stops[:, channel] ** 2.2) for channel in range(3)], axis=-1)
    sheen = (flow[..., None] - 0.5) * 0.35
    lit = linear * (1 + sheen) + np.maximum(sheen, 0) * 0.12
    return np.clip(lit, 0, 1) ** (1 / 2.2)


def surprise(seed: int) -> tuple[Rgb, ...]:
    """Return five colours from dark to light, their hues neighbours on the wheel."""
    rng = np.random.Generator(np.random.PCG64([seed, 7]))
    hue, span = rng.uniform(), rng.choice([-1, 1]) * rng.uniform(0.08, 0.45)
    return tuple(
        colorsys.hls_to_rgb((hue + span * place) % 1, 0.1 + 0.78 * place, 0.35 + 0.35 * rng.uniform())
        for place in (0.0, 0.25, 0.5, 0.75, 1.0)
    )

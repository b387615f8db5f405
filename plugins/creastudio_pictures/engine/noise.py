"""How strong the noise of a picture is, and colours in which it is taken away."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from creastudio_pictures.engine.images import Plane, Rgb

OPPONENT: NDArray[np.float32] = np.array([[1, 1, 1], [1, 0, -1], [1, -2, 1]], dtype=np.float32)
OPPONENT /= np.sqrt(np.square(OPPONENT).sum(axis=1, keepdims=True))
"""From R, G, B to brightness and two differences; orthonormal, so that noise stays as strong in each."""


def level(plane: Plane) -> float:
    """Return the standard deviation of the noise of one channel.

    From the finest diagonal details, of which those of the picture itself are few: Donoho, Johnstone, "Ideal Spatial
    Adaptation by Wavelet Shrinkage", 1994. Flat black and white places, where noise is clipped, don't count.
    """
    height, width = (side // 2 * 2 for side in plane.shape)
    a, b, c, d = (plane[y:height:2, x:width:2] for y in (0, 1) for x in (0, 1))
    details = (a - b - c + d) / 2
    varied = (a != b) | (a != c) | (a != d)
    if varied.mean() < 0.1:
        return 0.0
    return float(np.median(np.abs(details[varied])) / 0.6745)


def levels(rgb: Rgb) -> NDArray[np.float32]:
    """Return the noise of brightness and both differences, (3,)."""
    turned = opponent(rgb)
    return np.array([level(turned[index]) for index in range(3)], dtype=np.float32)


def opponent(rgb: Rgb) -> NDArray[np.float32]:
    """Return brightness and two differences, (3, height, width)."""
    return np.ascontiguousarray((rgb @ OPPONENT.T).transpose(2, 0, 1))


def from_opponent(channels: NDArray[np.float32]) -> Rgb:
    """Undo ``opponent``."""
    return channels.transpose(1, 2, 0) @ OPPONENT

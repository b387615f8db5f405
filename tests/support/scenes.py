"""Small pictures made by rule, (height, width, 3), 0 to 1."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def scene(height: int = 48, width: int = 48, seed: int = 0) -> NDArray[np.float32]:
    """Discs and bars on a gradient: edges, flat places and a slope."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    pixels = np.stack([y / height, x / width, 1 - y / height], axis=-1) * 0.5 + 0.2
    for _ in range(4):
        inside = np.hypot(y - rng.uniform(0, height), x - rng.uniform(0, width)) < rng.uniform(4, height / 4)
        pixels[inside] = rng.uniform(0.1, 0.9, 3)
    pixels[(x + y) % 16 < 3] *= 0.8
    return pixels.astype(np.float32)


def psnr(first: NDArray[np.floating], second: NDArray[np.floating]) -> float:
    """Peak signal to noise ratio, dB."""
    return float(-10 * np.log10(np.square(first.astype(np.float64) - second).mean() + 1e-12))


def opened(data: bytes) -> NDArray[np.float32]:
    """Pixels of an encoded picture, 0 to 1."""
    return np.asarray(Image.open(io.BytesIO(data)), dtype=np.float32) / np.float32(255)


def drawing(height: int = 128, width: int = 160, seed: int = 0) -> NDArray[np.float32]:
    """Flat discs with dark outlines and smooth edges, as in a cartoon."""
    rng = np.random.default_rng(seed)
    times = 4
    y, x = np.mgrid[0 : height * times, 0 : width * times].astype(np.float32) / times
    pixels = np.full((height * times, width * times, 3), 0.9, np.float32)
    for _ in range(5):
        far = np.hypot(y - rng.uniform(0, height), x - rng.uniform(0, width))
        radius = rng.uniform(height / 8, height / 3)
        pixels[far < radius] = 0.1
        pixels[far < radius - height / 30] = rng.uniform(0.3, 1, 3)
    return pixels.reshape(height, times, width, times, 3).mean((1, 3))

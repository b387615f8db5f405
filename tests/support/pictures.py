"""Small pictures and folders of them, made up for tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image


class PictureMaker:
    """Makes soft blots of colour, each unlike the others.

    Parameters
    ----------
    seed : int
        The same seed makes the same pictures.
    """

    def __init__(self, seed: int = 0) -> None:
        self._rng = np.random.default_rng(seed)

    def blots(self, width: int = 48, height: int = 48, light: float = 0.0) -> Image.Image:
        """Return a picture; `light` makes its right side brighter than its left, in grey values."""
        coarse = np.clip(self._rng.normal(128, 60, (5, 5, 3)), 0, 255).astype(np.uint8)
        soft = Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)
        lit = np.asarray(soft, dtype=np.float64) + light * np.linspace(-1, 1, width)[None, :, None]
        return Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8))

    def fill(self, folder: Path, count: int, width: int = 48, height: int = 48, light: float = 0.0) -> Path:
        """Put `count` pictures into a folder and return it."""
        for index in range(count):
            save(self.blots(width, height, light), folder / f"p{index:03}.png")
        return folder


def save(picture: Image.Image, path: Path, **options: Any) -> Path:
    """Write a picture, and the folder for it, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, **options)
    return path

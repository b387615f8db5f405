"""A logo: its colours, and the grounds that it can be seen on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.ml.picture_files import opened, sha256_of
from creastudio_layout.engine.colors import hex_of, luminance, rgb_of

SEEN = 1.85
"""Ratio of lights from which a colour is seen on its ground."""

FLARE = 0.1
"""Light of the room that a screen throws back, as a share of its white. WCAG reckons with half of it, for words that are read in the
dark; so it passes dark signs on dark grounds that are hardly seen, and turns away bright ones on white that are."""


@dataclass(frozen=True)
class Logo:
    """One logo.

    Attributes
    ----------
    colors : tuple of (str, float)
        Its main colours with the share of it that each takes.
    opaque : bool
        Whether it brings its own ground.
    clear : float
        What stays free around it, as a share of its shorter side.
    least : float
        Least width, px at the size that a format is looked at.
    """

    sha256: str
    width: int
    height: int
    colors: tuple[tuple[str, float], ...]
    opaque: bool
    clear: float = 0.25
    least: float = 32.0
    on: str = "any"

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.width / self.height

    def hidden_on(self, light: NDArray[np.float64]) -> float:
        """Return the share of it, 0 to 1, that can't be told from grounds of these relative luminances."""
        if self.opaque:
            return 0.0
        shares = [share * float((_ratio(color, light) < SEEN).mean()) for color, share in self.colors]
        return sum(shares)

    def suits(self, light: NDArray[np.float64]) -> bool:
        """Whether it is made for grounds of these relative luminances."""
        return self.on == "any" or (self.on == "light") == (float(light.mean()) > 0.3)

    def stands_out(self, ground: str) -> float:
        """Return how far it stands out of a ground: the mean of its colours' contrasts, in powers of e."""
        light = luminance(rgb_of(ground))
        return sum(share * float(np.log(_ratio(color, light))) for color, share in self.colors)

    def told(self) -> dict[str, Any]:
        """Return JSON values from which ``Logo(**values)`` makes it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def read_logo(path: Path) -> Logo:
    """Return what is known of a logo's file.

    Raises
    ------
    UserError
        When it can't be read.
    """
    picture = opened(path, _rgba)
    width, height = picture.size
    small = picture.copy()
    small.thumbnail((64, 64), Image.Resampling.BOX)
    pixels = np.asarray(small, dtype=np.float64).reshape(-1, 4) / 255
    solid = pixels[pixels[:, 3] > 0.5][:, :3]
    opaque = bool((pixels[:, 3] > 0.97).mean() > 0.97)
    return Logo(sha256_of(path), width, height, _main(solid), opaque)


def _ratio(color: str, light: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return by how much a colour and grounds of these relative luminances differ, as a ratio of what reaches the eye."""
    own = luminance(rgb_of(color))
    return (np.maximum(own, light) + FLARE) / (np.minimum(own, light) + FLARE)


def _rgba(file: Image.Image) -> Image.Image:
    picture = file.convert("RGBA")
    picture.load()
    return picture


def _main(pixels: NDArray[np.float64]) -> tuple[tuple[str, float], ...]:
    if not len(pixels):
        return ()
    coarse = np.floor(pixels * 5.999).astype(int)
    codes = coarse @ np.array([36, 6, 1])
    names, counts = np.unique(codes, return_counts=True)
    found: list[tuple[str, float]] = []
    for code, count in sorted(zip(names, counts, strict=True), key=lambda item: -item[1])[:5]:
        found.append((hex_of(pixels[codes == code].mean(0)), float(count) / len(pixels)))
    return tuple(found)

"""What lies under words: colours of a picture, and what makes words readable on it, the least first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from creastudio_layout.engine.colors import contrast_behind, rgb_of
from creastudio_layout.engine.frames import Frame
from creastudio_layout.engine.pictures import Seen
from creastudio_layout.engine.regions import Rect

Array = NDArray[np.float64]

ENDS = (1.5, 98.5)
"""Percentiles that are looked at in the small copy: photographs have brighter and darker grains than it shows."""

STRONGEST = 0.96
"""Opacity of a scrim at its strong end, at most."""

SPARE = 0.06
"""What a scrim is stronger than the small copy asks for."""

WANTED = 5.0
"""Contrast that is aimed at: pictures have finer grain than the small copy shows."""


def pixels_under(seen: Seen, frame: Frame, box: Rect) -> tuple[Array, Array, Array]:
    """Return colours (n, 3) of the picture under a box, and where they lie, px of the format: x and y (n,)."""
    rows, columns = seen.light.shape
    px, py, pw, ph = frame.picture
    crop = frame.crop
    x = np.linspace(box[0], box[0] + box[2], 24)
    y = np.linspace(box[1], box[1] + box[3], 16)
    u = np.clip(((crop.x + (x - px) / pw * crop.width) * columns).astype(int), 0, columns - 1)
    v = np.clip(((crop.y + (y - py) / ph * crop.height) * rows).astype(int), 0, rows - 1)
    colors = seen.rgb[v[:, None], u[None, :]]
    return colors.reshape(-1, 3), np.tile(x, len(y)), np.repeat(y, len(x))


@dataclass(frozen=True)
class Scrim:
    """A fade over the picture.

    Attributes
    ----------
    box : Rect
        Px of the format.
    strong : float
        Opacity at its strong end.
    angle : float
        Degrees from the strong end to the clear one; 0 to the right, 90 down.
    """

    box: Rect
    color: str
    strong: float
    angle: float

    def opacity(self, x: Array, y: Array) -> Array:
        """Return its opacity at points of the format."""
        left, top, width, height = self.box
        along = {0.0: (x - left) / width, 180.0: 1 - (x - left) / width, 90.0: (y - top) / height}
        share = along.get(self.angle, 1 - (y - top) / height)
        inside = (x >= left) & (x <= left + width) & (y >= top) & (y <= top + height)
        return np.where(inside, self.strong * (1 - np.clip(share, 0, 1)), 0)


def scrim_for(
    seen: Seen,
    frame: Frame,
    texts: Sequence[tuple[Rect, str, float]],
    around: Rect,
    size: tuple[float, float],
    color: str,
) -> Scrim | None:
    """Return the faintest scrim on which all texts read, a little stronger to be sure, or None where even a strong one won't do.

    Parameters
    ----------
    texts : sequence of (box, ink, contrast wanted)
    around : Rect
        Box around all of them.
    """
    box, angle = scrim_box(around, size)
    under = [(pixels_under(seen, frame, area), ink, wanted) for area, ink, wanted in texts]
    for strong in np.linspace(0.3, STRONGEST, 12):
        scrim = Scrim(box, color, float(strong), angle)
        if all(
            contrast_behind(veiled(colors, scrim.opacity(x, y), color), ink, ENDS) >= wanted
            for (colors, x, y), ink, wanted in under
        ):
            return replace(scrim, strong=min(STRONGEST, scrim.strong + SPARE))
    return None


def veiled(colors: Array, opacity: Array, color: str) -> Array:
    """Return colours (n, 3) under a colour of this opacity (n,)."""
    share = opacity[:, None]
    return colors * (1 - share) + rgb_of(color) * share


def scrim_box(around: Rect, size: tuple[float, float]) -> tuple[Rect, float]:
    """Return where a scrim lies and its angle: from the edge that the words are nearest to, well beyond them."""
    width, height = size
    x, y, wide, high = around
    if wide > 0.62 * width or width < 1.25 * height:
        if y + high / 2 > height / 2:
            top = max(0.0, y - 0.9 * max(high, 0.25 * height))
            return (0.0, top, width, height - top), 270.0
        bottom = min(height, y + high + 0.9 * max(high, 0.25 * height))
        return (0.0, 0.0, width, bottom), 90.0
    if x + wide / 2 > width / 2:
        left = max(0.0, x - 0.9 * wide)
        return (left, 0.0, width - left, height), 180.0
    return (0.0, 0.0, min(width, x + 1.9 * wide), height), 0.0

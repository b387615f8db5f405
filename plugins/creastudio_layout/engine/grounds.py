"""What lies under words: colours of a picture, and what makes words readable on it, the least first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from creastudio.api.layout import Fade
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

MOST_HELD = 0.8
"""Share of a scrim's way that is as strong as its beginning, at most: the rest is for its end to be soft."""

CALM = 0.1
"""Unrest under words up to which nothing lies between."""

CALMING = 0.55
"""Opacity of the scrim over what is more restless, at least."""

WANTED = 5.0
"""Contrast that is aimed at: pictures have finer grain than the small copy shows."""


def pixels_under(seen: Seen, frame: Frame, box: Rect) -> tuple[Array, Array, Array]:
    """Return colours (n, 3) of the picture under a box, and where they lie, px of the format: x and y (n,)."""
    x, y = _points(box)
    return _at(seen, seen.rgb, frame, box).reshape(-1, 3), np.tile(x, len(y)), np.repeat(y, len(x))


def _points(box: Rect) -> tuple[Array, Array]:
    return np.linspace(box[0], box[0] + box[2], 24), np.linspace(box[1], box[1] + box[3], 16)


def _at(seen: Seen, layer: Array, frame: Frame, box: Rect) -> Array:
    """Return what a map of the picture has under a box, (16, 24, ...)."""
    rows, columns = seen.light.shape
    px, py, pw, ph = frame.picture
    crop = frame.crop
    x, y = _points(box)
    u = np.clip(((crop.x + (x - px) / pw * crop.width) * columns).astype(int), 0, columns - 1)
    v = np.clip(((crop.y + (y - py) / ph * crop.height) * rows).astype(int), 0, rows - 1)
    return layer[v[:, None], u[None, :]]


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
    hold : float
        Share of the way on which it stays as strong: where the words stand.
    """

    box: Rect
    color: str
    strong: float
    angle: float
    hold: float = 0.0

    def fade(self) -> Fade:
        """Return the fill of its element."""
        alpha = f"{round(255 * self.strong):02x}"
        return Fade(
            start=self.color + alpha, end=self.color + "00", angle=self.angle % 360, hold=min(self.hold, 0.95)
        )

    def opacity(self, x: Array, y: Array) -> Array:
        """Return its opacity at points of the format."""
        left, top, width, height = self.box
        along = {0.0: (x - left) / width, 180.0: 1 - (x - left) / width, 90.0: (y - top) / height}
        share = along.get(self.angle, 1 - (y - top) / height)
        inside = (x >= left) & (x <= left + width) & (y >= top) & (y <= top + height)
        gone = np.clip((share - self.hold) / (1 - self.hold), 0, 1)
        return np.where(inside, self.strong * (1 - gone), 0)


def scrim_for(
    seen: Seen,
    frame: Frame,
    texts: Sequence[tuple[Rect, str, float]],
    around: Rect,
    size: tuple[float, float],
    color: str,
    least: float = 0.0,
) -> Scrim | None:
    """Return the faintest scrim on which all texts read, a little stronger to be sure, or None where even a strong one won't do.

    Parameters
    ----------
    texts : sequence of (box, ink, contrast wanted)
    around : Rect
        Box around all of them.
    least : float
        Opacity that it has at least: what is restless isn't calmed by ink that reads.
    """
    box, angle = scrim_box(around, size)
    hold = scrim_hold(box, angle, around)
    under = [(pixels_under(seen, frame, area), ink, wanted) for area, ink, wanted in texts]
    for strong in np.linspace(max(0.3, least), STRONGEST, 12):
        scrim = Scrim(box, color, float(strong), angle, hold)
        if all(
            contrast_behind(veiled(colors, scrim.opacity(x, y), color), ink, ENDS) >= wanted
            for (colors, x, y), ink, wanted in under
        ):
            return replace(scrim, strong=min(STRONGEST, scrim.strong + SPARE))
    return None


def scrim_hold(box: Rect, angle: float, around: Rect) -> float:
    """Return on which share of a scrim's way words stand, but for their last line or so."""
    left, top, width, height = box
    x, y, wide, high = around
    far = {
        0.0: (x + 0.9 * wide - left) / width,
        180.0: (left + width - x - 0.1 * wide) / width,
        90.0: (y + 0.9 * high - top) / height,
    }
    return round(float(np.clip(far.get(angle, (top + height - y - 0.1 * high) / height), 0.0, MOST_HELD)), 4)


def unrest_under(seen: Seen, frame: Frame, boxes: Sequence[Rect]) -> float:
    """Return how restless the picture is under boxes: the mean strength of edges as a share of the strongest."""
    found = [_at(seen, seen.unrest, frame, box).mean() for box in boxes]
    areas = [box[2] * box[3] for box in boxes]
    return float(np.average(found, weights=areas)) if found and sum(areas) > 0 else 0.0


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

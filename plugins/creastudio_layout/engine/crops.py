"""Cuts of a picture for a box: where the eye goes stays in, and can be moved aside for the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from creastudio_layout.engine.pictures import Seen


class Crop(NamedTuple):
    """What of a picture is seen, shares of its sides; `kept`: the share of what draws the eye that stays."""

    x: float
    y: float
    width: float
    height: float
    kept: float


def crops(
    seen: Seen, width: float, height: float, zooms: Sequence[float] = (1.0,), steps: int = 5
) -> list[Crop]:
    """Return ways to fill a box of this size, px, the best kept first.

    Parameters
    ----------
    zooms : sequence of float
        1: as much of the picture as fits; 1.25: four fifths of that.
    steps : int
        Places along each side that has room.
    """
    ratio = width / height / seen.aspect
    found: dict[tuple[float, ...], Crop] = {}
    for zoom in zooms:
        wide, high = min(1.0, ratio) / zoom, min(1.0, 1 / ratio) / zoom
        for x in _places(seen.eye.sum(0), wide, steps):
            for y in _places(seen.eye.sum(1), high, steps):
                key = (round(x, 3), round(y, 3), round(wide, 3))
                found.setdefault(key, Crop(x, y, wide, high, _kept(seen, x, y, wide, high)))
    return sorted(found.values(), key=lambda crop: -crop.kept)


def _places(weights: NDArray[np.float64], share: float, steps: int) -> list[float]:
    free = 1 - share
    if free < 0.01:
        return [max(0.0, free / 2)]
    summed = np.concatenate([[0.0], np.cumsum(weights)])
    at = np.linspace(0, 1, len(summed))
    # The window whose weight lies in its middle is among them.
    centre = float(np.interp(summed[-1] / 2, summed, at))
    own = min(free, max(0.0, centre - share / 2))
    return sorted({own, *np.linspace(0, free, steps).tolist()})


def _kept(seen: Seen, x: float, y: float, wide: float, high: float) -> float:
    rows, columns = seen.eye.shape
    top, left = round(y * rows), round(x * columns)
    bottom, right = round((y + high) * rows), round((x + wide) * columns)
    sums = seen.sums[0]
    inside = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    return float(inside / max(float(sums[-1, -1]), 1e-9))

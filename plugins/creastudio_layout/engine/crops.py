"""Cuts of a picture for a box: where the eye goes stays in, and can be moved aside for the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from creastudio_layout.engine.pictures import Seen


class Crop(NamedTuple):
    """What of a picture is seen, shares of its sides.

    `kept`: the share of what draws the eye that stays. `through`: how much of what draws the eye the cut goes through, 0 to 1.
    """

    x: float
    y: float
    width: float
    height: float
    kept: float
    through: float = 0.0


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
    return list(_crops(seen, round(width / height / seen.aspect, 3), tuple(zooms), steps))


@lru_cache(maxsize=2048)
def _crops(seen: Seen, ratio: float, zooms: tuple[float, ...], steps: int) -> tuple[Crop, ...]:
    found: dict[tuple[float, ...], Crop] = {}
    for zoom in zooms:
        wide, high = min(1.0, ratio) / zoom, min(1.0, 1 / ratio) / zoom
        for x in _places(seen.eye.sum(0), wide, steps):
            for y in _places(seen.eye.sum(1), high, steps):
                key = (round(x, 3), round(y, 3), round(wide, 3))
                found.setdefault(key, Crop(x, y, wide, high, *_worth(seen, x, y, wide, high)))
    return tuple(sorted(found.values(), key=lambda crop: 0.5 * crop.through - crop.kept))


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


def _worth(seen: Seen, x: float, y: float, wide: float, high: float) -> tuple[float, float]:
    """Return how much of what draws the eye a cut keeps, and how much it goes through."""
    rows, columns = seen.eye.shape
    top, left = min(round(y * rows), rows - 1), min(round(x * columns), columns - 1)
    bottom = min(rows, max(top + 1, round((y + high) * rows)))
    right = min(columns, max(left + 1, round((x + wide) * columns)))
    sums, eye = seen.sums[0], seen.eye
    inside = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    # Only edges that cut something off count, by their strongest third: a thing, not the mean of its ground. What is cut
    # below is missed less than what is cut above.
    cuts = [
        (line, weight)
        for line, outside, weight in (
            (eye[top, left:right], top > 1, 1.0),
            (eye[bottom - 1, left:right], bottom < rows - 1, 0.6),
            (eye[top:bottom, left], left > 1, 0.9),
            (eye[top:bottom, right - 1], right < columns - 1, 0.9),
        )
        if outside
    ]
    through = max(
        (weight * float(np.sort(line)[-max(1, len(line) // 3) :].mean()) for line, weight in cuts),
        default=0.0,
    )
    return float(inside / max(float(sums[-1, -1]), 1e-9)), through

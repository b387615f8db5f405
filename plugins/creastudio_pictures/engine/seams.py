"""Cheapest cuts through a strip in which two pictures overlap.

The cut is the cheapest path through the squared differences, found by dynamic programming: Efros and Freeman, "Image
Quilting for Texture Synthesis and Transfer", SIGGRAPH 2001, section 2.1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Cost = NDArray[np.floating]
"""(length, width): what it costs to cut at a place across the strip, at each place along it."""

Path = NDArray[np.int64]
"""(length,): where the strip is cut."""


def difference(first: NDArray[np.floating], second: NDArray[np.floating]) -> Cost:
    """Return the squared difference of two (length, width, channels) strips."""
    return np.square(first - second).sum(axis=-1)


def cheapest(cost: Cost) -> tuple[Path, float]:
    """Return the cheapest path down a strip, moving by one px a step at most, and its mean cost."""
    return _walk(cost, None)


def cheapest_closed(cost: Cost) -> tuple[Path, float]:
    """Return a cheap path down a strip whose end is followed by its start again, and its mean cost.

    It is pinned where the best path through the strip laid end to end three times passes, which is the best closed
    path in all but contrived cases.
    """
    length = len(cost)
    middle, _ = _walk(np.concatenate([cost, cost, cost]), None)
    return _walk(cost, int(middle[length]))


def _walk(cost: Cost, pin: int | None) -> tuple[Path, float]:
    """Return the cheapest path; with a `pin` it starts there and can step from its end to it."""
    length, width = cost.shape
    sums = np.full((length, width + 2), np.inf)
    sums[0, 1:-1] = cost[0]
    if pin is not None:
        sums[0, 1:-1] = np.inf
        sums[0, pin + 1] = cost[0, pin]
    for row in range(1, length):
        above = sums[row - 1]
        sums[row, 1:-1] = cost[row] + np.minimum(np.minimum(above[:-2], above[1:-1]), above[2:])
    last = sums[-1, 1:-1]
    if pin is not None and length > 1:
        near = np.abs(np.arange(width) - pin) <= 1
        last = np.where(near, last, np.inf)
    place = int(np.argmin(last))
    total = float(last[place])
    path = np.empty(length, dtype=np.int64)
    path[-1] = place
    for row in range(length - 2, -1, -1):
        # The sums are padded by one on each side, so place + 1 is straight up.
        place += int(np.argmin(sums[row, place : place + 3])) - 1
        path[row] = place
    return path, total / length

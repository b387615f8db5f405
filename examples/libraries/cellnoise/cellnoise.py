"""Cellular noise that tiles: how far each pixel lies from the points nearest to it, on a plane without an edge.

After Worley, A cellular texture basis function, SIGGRAPH 1996. One point lies in each square of a grid that wraps around,
so that only the squares near a pixel have to be looked at.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__version__ = "0.2.0"

Floats = NDArray[np.float32]

REACH = 2
"""Squares that are looked at in each direction: enough for the two nearest points, however they lie."""


def points(count: int, seed: int, jitter: float = 1.0) -> Floats:
    """Return one point in each of `count` x `count` squares, (count, count, 2), within its square from 0 to 1.

    Parameters
    ----------
    jitter : float
        0 puts all into the middle, 1 anywhere.
    """
    chance = np.random.default_rng(seed).random((count, count, 2), dtype=np.float32)
    return np.float32(0.5) + (chance - np.float32(0.5)) * np.float32(jitter)


def cells(
    size: int, at: Floats, shift: tuple[float, float] = (0.0, 0.0)
) -> tuple[Floats, Floats, NDArray[np.int32]]:
    """Return the distances to the nearest and the second nearest point, and the number of the nearest.

    Parameters
    ----------
    size : int
        Width and height, px.
    at : array, (count, count, 2)
        As `points` gives them.
    shift : (float, float)
        Where the picture begins, in widths of itself; any value tiles.

    Returns
    -------
    nearest, second : array, (size, size)
        In widths of a square.
    number : array, (size, size)
        ``row * count + column`` of the nearest point.
    """
    count = len(at)
    line = (np.arange(size, dtype=np.float32) + np.float32(0.5)) / np.float32(size)
    across = ((line + np.float32(shift[0])) % 1.0) * count
    down = ((line + np.float32(shift[1])) % 1.0) * count
    column, row = np.floor(across).astype(np.int32), np.floor(down).astype(np.int32)
    first = np.full((size, size), np.inf, np.float32)
    second = first.copy()
    number = np.zeros((size, size), np.int32)
    for dy in range(-REACH, REACH + 1):
        for dx in range(-REACH, REACH + 1):
            rows, columns = (row + dy) % count, (column + dx) % count
            there = at[rows[:, None], columns[None, :]]
            x = (column + dx - across)[None, :] + there[..., 0]
            y = (row + dy - down)[:, None] + there[..., 1]
            distance = np.hypot(x, y)
            nearer = distance < first
            second = np.where(nearer, first, np.minimum(second, distance))
            first = np.where(nearer, distance, first)
            number = np.where(nearer, rows[:, None] * count + columns[None, :], number)
    return first, second, number

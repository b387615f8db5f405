"""The seed plane: seeds laid out on whole numbers, and a continuous field of latents between them.

Seed `origin` lies in the middle, the following ones around it in a square spiral (1 to the right of it, then 2 a row on,
and so around): all of a small region have small numbers, and none is missing.

    20 21 22 23 24
    19  6  7  8  9
    18  5  0  1 10
    17  4  3  2 11
    16 15 14 13 12
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from creastudio_gan.engine import latents


class Corner(NamedTuple):
    """A seed near a place, and its weight; the squares of the weights of a place sum to 1."""

    seed: int
    weight: float


def steps_to(column: int, row: int) -> int:
    """Return how many steps of the spiral lead to a cell; 0 for (0, 0), 1 for (1, 0), 2 for (1, 1)."""
    ring = max(abs(column), abs(row))
    if ring == 0:
        return 0
    before = (2 * ring - 1) ** 2
    if column == ring and row > -ring:
        return before + row + ring - 1
    if row == ring:
        return before + 3 * ring - column - 1
    if column == -ring:
        return before + 5 * ring - row - 1
    return before + 7 * ring + column - 1


def seed_at(column: int, row: int, origin: int = 0) -> int:
    """Return the seed at whole numbers of the plane whose middle is `origin`."""
    return (origin + steps_to(column, row)) % latents.SEEDS


def corners(x: float, y: float, origin: int = 0) -> tuple[Corner, ...]:
    """Return the up to four seeds around a place, with their weights.

    Weights are products of a cosine and a sine rather than bilinear: their squares sum to 1 everywhere, so that the
    blend of independent Gaussian latents is again one, as long as any other, and pictures between seeds don't fade.
    """
    column, row = math.floor(x), math.floor(y)
    across, up = (x - column) * math.pi / 2, (y - row) * math.pi / 2
    found = (
        Corner(
            seed_at(column + dx, row + dy, origin),
            (math.sin if dx else math.cos)(across) * (math.sin if dy else math.cos)(up),
        )
        for dy in (0, 1)
        for dx in (0, 1)
    )
    return tuple(corner for corner in found if corner.weight > 0)


def latent(around: tuple[Corner, ...], z_dim: int) -> latents.Latent:
    """Return the blend of the latents of some seeds, (z_dim,)."""
    return np.sum([weight * _of_seed(seed, z_dim) for seed, weight in around], axis=0)


def own_classes(around: tuple[Corner, ...], classes: int) -> dict[int, float]:
    """Return the classes of some seeds, each with its share; they sum to 1.

    A seed's own class is its remainder, as in ``gan.sample`` without a label.
    """
    shares: dict[int, float] = {}
    for seed, weight in around:
        shares[seed % classes] = shares.get(seed % classes, 0.0) + weight * weight
    return shares


@lru_cache(maxsize=512)
def _of_seed(seed: int, z_dim: int) -> latents.Latent:
    return latents.of_seed(seed, z_dim)

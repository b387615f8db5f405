"""Value noise that tiles, summed over octaves and bent by itself.

Octaves: K. Perlin, "An Image Synthesizer", SIGGRAPH 1985. The fade curve: K. Perlin, "Improving Noise", 2002.
Bending a field by itself: I. Quilez, "Domain Warping", 2002.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float64]
"""One value a pixel, (size, size)."""


@dataclass(frozen=True)
class Noise:
    """Where the chance comes from: a seed, or a point on the way from one seed to another.

    Parameters
    ----------
    seed, towards : int
        0 to 2**63 - 1.
    strength : float
        0 for `seed` alone, 1 for `towards` alone.
    x, y : float
        Place on the endless plane of a seed. At (0, 0) the seed's own field lies; at every other whole number another
        one, and between four of them their mixture.
    """

    seed: int
    towards: int = 0
    strength: float = 0.0
    x: float = 0.0
    y: float = 0.0

    def lattice(self, layer: int, cells: int) -> Field:
        """Return the values at the corners of one layer, (cells, cells), normally distributed."""
        values = self._on_plane(layer, cells)
        if self.strength > 0:
            # On a quarter of a circle the spread stays the same all the way; on a straight line it would shrink.
            angle = self.strength * np.pi / 2
            values = np.cos(angle) * values + np.sin(angle) * _drawn(self.towards, layer, cells)
        return values

    def _on_plane(self, layer: int, cells: int) -> Field:
        """Mix the fields at the four whole numbers around (x, y), so that the spread stays the same everywhere."""
        column, row = math.floor(self.x), math.floor(self.y)
        right, below = self.x - column, self.y - row
        corners = (
            ((1 - right) * (1 - below), column, row),
            (right * (1 - below), column + 1, row),
            ((1 - right) * below, column, row + 1),
            (right * below, column + 1, row + 1),
        )
        used = [corner for corner in corners if corner[0] > 0]
        # Independent fields: their weights must have the length 1, not the sum.
        length = math.hypot(*(weight for weight, _, _ in used))
        mixed = sum(weight / length * _drawn(self.seed, layer, cells, i, j) for weight, i, j in used)
        return np.asarray(mixed)


@lru_cache(1024)
def _drawn(seed: int, layer: int, cells: int, column: int = 0, row: int = 0) -> Field:
    """Return the values of one layer at one whole place of the plane. A live session asks for the same ones again."""
    place = [] if column == row == 0 else [column % 2**32, row % 2**32]
    return np.random.Generator(np.random.PCG64([seed, layer, *place])).standard_normal((cells, cells))


def marble(
    noise: Noise,
    size: int,
    scale: int,
    detail: int,
    warp: float,
    between: Callable[[], None] = lambda: None,
) -> tuple[Field, Field]:
    """Return a bent field and how far it was bent, both (size, size), roughly 0 to 1.

    Parameters
    ----------
    size : int
        px.
    scale : int
        Lattice cells of the largest octave along one side.
    detail : int
        Octaves.
    warp : float
        How far the field is bent, in cells of the largest octave.
    between : callable
        Called between the steps; may raise to stop.
    """
    axis = np.arange(size) * scale / size
    x, y = np.meshgrid(axis, axis)
    bend_x = fractal(noise, 100, x, y, scale, max(1, detail - 1))
    between()
    bend_y = fractal(noise, 200, x, y, scale, max(1, detail - 1))
    between()
    x2, y2 = x + warp * bend_x, y + warp * bend_y
    fold = fractal(noise, 300, x2, y2, scale, detail)
    between()
    height = fractal(noise, 400, x2 + warp * fold, y2 + warp * bend_x, scale, detail)
    between()
    return _squash(height), _squash(np.hypot(bend_x, fold) * 1.5 - 1.2)


def fractal(noise: Noise, layer: int, x: Field, y: Field, cells: int, octaves: int) -> Field:
    """Sum `octaves` of noise at the points (x, y), which repeats after `cells` in both directions."""
    total = np.zeros_like(x)
    for octave in range(octaves):
        factor = 2**octave
        total += value_noise(noise.lattice(layer + octave, cells * factor), x * factor, y * factor) / factor
    return total


def value_noise(lattice: Field, x: Field, y: Field) -> Field:
    """Interpolate a periodic lattice at the points (x, y), in cells, with Perlin's quintic fade."""
    cells = len(lattice)
    x0, y0 = np.floor(x), np.floor(y)
    u, v = _fade(x - x0), _fade(y - y0)
    left, top = x0.astype(np.int64) % cells, y0.astype(np.int64) % cells
    right, bottom = (left + 1) % cells, (top + 1) % cells
    upper = lattice[top, left] * (1 - u) + lattice[top, right] * u
    lower = lattice[bottom, left] * (1 - u) + lattice[bottom, right] * u
    return upper * (1 - v) + lower * v


def _fade(t: Field) -> Field:
    return t * t * t * (t * (t * 6 - 15) + 10)


def _squash(field: Field) -> Field:
    """Bring a field of about -2 to 2 into 0 to 1 without clipping."""
    return 0.5 + 0.5 * np.tanh(field)

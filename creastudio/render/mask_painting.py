"""Dabs of a brush on the tiles of a mask."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from creastudio.core.masks import TILE

Tile = NDArray[np.uint8]
"""Shape (256, 256): 255 shows, 0 hides."""

Place = tuple[int, int]
"""Column and row of a tile."""


@dataclass(frozen=True)
class Brush:
    """A round brush.

    Attributes
    ----------
    radius : float
        Mask px.
    hardness : float
        Part of the radius that is fully covered, 0 to 1; beyond it the brush fades.
    opacity : float
        0 to 1: how far a whole stroke goes towards `value`, however often it crosses itself.
    flow : float
        0 to 1: how much of that one dab adds.
    spacing : float
        Distance of two dabs in radii of the brush.
    value : int
        255 shows, 0 hides.
    """

    radius: float
    hardness: float = 0.8
    opacity: float = 1.0
    flow: float = 1.0
    spacing: float = 0.2
    value: int = 0


@dataclass
class MaskCanvas:
    """The tiles that a stroke touches; others stay with the mask.

    Parameters
    ----------
    read : callable
        Column, row -> the tile as it was.
    """

    width: int
    height: int
    read: Callable[[int, int], Tile]
    tiles: dict[Place, Tile] = field(default_factory=dict)
    _before: dict[Place, Tile] = field(default_factory=dict)
    _covered: dict[Place, NDArray[np.float32]] = field(default_factory=dict)
    _rest: float = 0.0
    _last: tuple[float, float] | None = None

    def stroke_to(self, x: float, y: float, brush: Brush) -> set[Place]:
        """Draw on to a point, mask px, and return the tiles that were touched."""
        touched: set[Place] = set()
        for at in self._dabs((x, y), max(0.5, brush.radius * brush.spacing)):
            touched |= self._dab(*at, brush)
        return touched

    def _dabs(self, to: tuple[float, float], step: float) -> Iterator[tuple[float, float]]:
        """Yield where dabs go, evenly along the whole stroke however the mouse moves."""
        if self._last is None:
            self._last = to
            yield to
            return
        x, y = self._last
        length = math.hypot(to[0] - x, to[1] - y)
        along = step - self._rest
        while along <= length:
            share = along / length
            yield x + (to[0] - x) * share, y + (to[1] - y) * share
            along += step
        self._rest = length - (along - step)
        self._last = to

    def _dab(self, x: float, y: float, brush: Brush) -> set[Place]:
        reach = brush.radius + 1
        left, top = max(0, math.floor(x - reach)), max(0, math.floor(y - reach))
        right, bottom = min(self.width, math.ceil(x + reach)), min(self.height, math.ceil(y + reach))
        touched: set[Place] = set()
        if right <= left or bottom <= top:
            return touched
        cover = _cover(left, top, right, bottom, (x, y), brush) * np.float32(brush.flow)
        for row in range(top // TILE, (bottom - 1) // TILE + 1):
            for column in range(left // TILE, (right - 1) // TILE + 1):
                self._blend(column, row, (left, top, right, bottom), cover, brush)
                touched.add((column, row))
        return touched

    def _blend(
        self, column: int, row: int, box: tuple[int, int, int, int], cover: NDArray[np.float32], brush: Brush
    ) -> None:
        """Add a dab to what the stroke covers of a tile, and lay that over the tile as it was before the stroke."""
        place = column, row
        if place not in self.tiles:
            self._before[place] = self.read(column, row)
            self.tiles[place] = self._before[place].copy()
            self._covered[place] = np.zeros((TILE, TILE), np.float32)
        x0, y0 = max(box[0], column * TILE), max(box[1], row * TILE)
        x1, y1 = min(box[2], (column + 1) * TILE), min(box[3], (row + 1) * TILE)
        part = np.s_[y0 - row * TILE : y1 - row * TILE, x0 - column * TILE : x1 - column * TILE]
        covered, before = self._covered[place][part], self._before[place][part]
        covered += (1 - covered) * cover[y0 - box[1] : y1 - box[1], x0 - box[0] : x1 - box[0]]
        change = (np.float32(brush.value) - before) * covered * np.float32(brush.opacity)
        self.tiles[place][part] = (before + change + 0.5).astype(np.uint8)


def _cover(
    left: int, top: int, right: int, bottom: int, center: tuple[float, float], brush: Brush
) -> NDArray[np.float32]:
    """Return how much of each px a dab covers: full inside, fading to the rim, a px of smoothing at least."""
    across = np.arange(left, right, dtype=np.float32) + np.float32(0.5 - center[0])
    down = np.arange(top, bottom, dtype=np.float32) + np.float32(0.5 - center[1])
    distance = np.sqrt(across[None, :] ** 2 + down[:, None] ** 2)
    fade = max(brush.radius * (1 - brush.hardness), 1.0)
    return np.clip((brush.radius + 0.5 - distance) / fade, 0, 1).astype(np.float32)

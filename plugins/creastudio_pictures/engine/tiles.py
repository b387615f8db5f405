"""A large picture by tiles, so that memory depends on the tile and the result on none of it.

Each tile is computed with context around it, which is cut off again. Where the reach of a network is known, that gives
what the whole picture at once would have given; for others neighbouring tiles are blended over a few px.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from creastudio_pictures.engine.images import Rgb

TILE = 192
"""Side of a tile without its context, px. About 100 MB with the bundled network."""


@dataclass(frozen=True)
class Grid:
    """How a picture is cut.

    Attributes
    ----------
    height, width : int
        Of the picture, px.
    tile, reach, feather : int
        Side of a tile; context around it; over how many px of it tiles are blended. px.
    """

    height: int
    width: int
    tile: int
    reach: int
    feather: int

    @property
    def rows(self) -> list[tuple[int, int]]:
        """Top and bottom of each row of tiles."""
        return _parts(self.height, self.tile)

    @property
    def columns(self) -> list[tuple[int, int]]:
        """Left and right of each column of tiles."""
        return _parts(self.width, self.tile)

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return len(self.rows) * len(self.columns)


def by_tiles(
    rgb: Rgb,
    function: Callable[[Tensor], Tensor],
    scale: int,
    *,
    reach: int,
    feather: int = 0,
    tile: int = TILE,
    device: torch.device | None = None,
    on_tile: Callable[[int, int], None] = lambda done, total: None,
) -> NDArray[np.uint8]:
    """Return ``function(rgb)`` as 8-bit pixels, (scale * height, scale * width, 3).

    Parameters
    ----------
    rgb : Rgb
        (height, width, 3), 0 to 1.
    function : callable
        From (1, 3, h, w) to (1, 3, scale * h, scale * w).
    on_tile : callable
        Called with tiles done and tiles in all, before each and at the end; may raise to stop.
    """
    height, width = rgb.shape[:2]
    # Parts are at least half a tile, so that what is blended on two sides of one never meets.
    grid = Grid(height, width, tile, reach, min(feather, reach, tile // 4))
    made = np.empty((height * scale, width * scale, 3), dtype=np.uint8)
    carried = np.zeros((0, width * scale, 3), dtype=np.float32)
    done = itertools.count()
    for top, bottom in grid.rows:
        first, last = max(0, top - grid.feather), min(height, bottom + grid.feather)
        band = np.zeros(((last - first) * scale, width * scale, 3), dtype=np.float32)
        band[: len(carried)] = carried
        for left, right in grid.columns:
            on_tile(next(done), grid.count)
            start, end = max(0, left - grid.feather), min(width, right + grid.feather)
            piece = _piece(rgb, grid, (first, last, start, end), function, scale, device)
            weight = np.outer(
                _ramp(first, last, top, bottom, grid.feather, scale),
                _ramp(start, end, left, right, grid.feather, scale),
            )
            band[:, start * scale : end * scale] += piece * weight[..., None].astype(np.float32)
        # The tiles below add to the lowest px of this row.
        final = last if bottom == height else bottom - grid.feather
        rows = (final - first) * scale
        made[first * scale : final * scale] = np.round(np.clip(band[:rows], 0, 1) * 255).astype(np.uint8)
        carried = band[rows:]
    on_tile(grid.count, grid.count)
    return made


def _piece(
    rgb: Rgb,
    grid: Grid,
    box: tuple[int, int, int, int],
    function: Callable[[Tensor], Tensor],
    scale: int,
    device: torch.device | None,
) -> NDArray[np.float32]:
    """Compute one box (top, bottom, left, right) with context, and cut the context off."""
    top, bottom, left, right = box
    up, down = max(0, top - grid.reach), min(grid.height, bottom + grid.reach)
    west, east = max(0, left - grid.reach), min(grid.width, right + grid.reach)
    tensor = torch.from_numpy(np.ascontiguousarray(rgb[up:down, west:east]).transpose(2, 0, 1)[None])
    made = function(tensor.to(device or "cpu"))[0].float().cpu().numpy().transpose(1, 2, 0)
    return made[(top - up) * scale : (bottom - up) * scale, (left - west) * scale : (right - west) * scale]


def _parts(length: int, tile: int) -> list[tuple[int, int]]:
    """Cut a length into nearly equal parts of at most `tile`."""
    count = -(-length // tile)
    edges = [round(index * length / count) for index in range(count + 1)]
    return list(itertools.pairwise(edges))


def _ramp(first: int, last: int, start: int, end: int, feather: int, scale: int) -> NDArray[np.float64]:
    """Return the weight of a tile along one side: 1 inside, and with that of its neighbour 1 where they overlap."""
    if feather == 0:
        return np.ones((last - first) * scale)
    places = (np.arange((last - first) * scale) + 0.5) / scale + first
    rise = np.ones_like(places) if first == start else (places - (start - feather)) / (2 * feather)
    fall = np.ones_like(places) if last == end else ((end + feather) - places) / (2 * feather)
    return np.clip(np.minimum(rise, fall), 0, 1)

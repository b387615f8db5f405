"""More of a texture, of any size, sewn together from pieces of a picture of it.

Efros and Freeman, "Image Quilting for Texture Synthesis and Transfer", SIGGRAPH 2001: pieces are laid in rows; each is one
of those of the picture that fit best over what lies there already, and is sewn on along the cheapest cut.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio_pictures.engine.images import Rgb
from creastudio_pictures.engine.seams import cheapest

Weights = NDArray[np.float32]


@dataclass(frozen=True)
class Layout:
    """Where pieces go.

    Attributes
    ----------
    height, width : int
        Of the result, px.
    side : int
        Of the square pieces, px.
    overlap : int
        By how much neighbours lie over each other at least, px.
    wraps : bool
        Whether the last piece of a row also lies over the first.
    """

    height: int
    width: int
    side: int
    overlap: int
    wraps: bool

    def starts(self, length: int) -> list[int]:
        """Return where the pieces of a row or column begin."""
        step = self.side - self.overlap
        if self.wraps:
            count = max(1, -(-length // step))
            return [index * length // count for index in range(count)]
        if length <= self.side:
            return [0]
        count = -(-(length - self.side) // step) + 1
        return [round(index * (length - self.side) / (count - 1)) for index in range(count)]


class Source:
    """A picture that pieces are taken from, with what makes comparing all places with a piece quick.

    Parameters
    ----------
    rgb : Rgb
    side : int
        Of the pieces, px.
    """

    def __init__(self, rgb: Rgb, side: int) -> None:
        self.rgb, self.side = rgb, side
        height, width = rgb.shape[:2]
        self.shape = (height + side - 1, width + side - 1)
        self.room = (height - side + 1, width - side + 1)
        self._colours = [np.fft.rfft2(rgb[..., channel], self.shape) for channel in range(3)]
        self._squares = np.fft.rfft2(np.square(rgb).sum(axis=-1), self.shape)

    def differences(self, wanted: Rgb, weight: Weights) -> NDArray[np.float64]:
        """Return how much the piece at each place differs from `wanted` where that has a weight, (rows, columns)."""
        apart = self._correlated(self._squares, weight)
        for channel in range(3):
            apart -= 2 * self._correlated(self._colours[channel], wanted[..., channel] * weight)
        return apart + float((np.square(wanted).sum(axis=-1) * weight).sum())

    def _correlated(
        self, spectrum: NDArray[np.complex128], piece: NDArray[np.float32]
    ) -> NDArray[np.float64]:
        turned = np.fft.rfft2(piece[::-1, ::-1], self.shape)
        made = np.fft.irfft2(spectrum * turned, s=self.shape)
        first = self.side - 1
        return made[first : first + self.room[0], first : first + self.room[1]]

    def piece(self, place: tuple[int, int]) -> Rgb:
        """Return the piece whose upper left px is at a place."""
        row, column = place
        return self.rgb[row : row + self.side, column : column + self.side]


def quilted(
    rgb: Rgb,
    layout: Layout,
    rng: np.random.Generator,
    tolerance: float = 0.1,
    on_piece: Callable[[int, int], None] = lambda done, total: None,
) -> Rgb:
    """Return a texture like `rgb`, (height, width, 3).

    Parameters
    ----------
    rgb : Rgb
        At least as large as a piece.
    rng : Generator
        All chance comes from it.
    tolerance : float
        Pieces are drawn from those whose difference is at most this share above the least.
    on_piece : callable
        Called with pieces done and pieces in all, before each; may raise to stop.
    """
    source = Source(rgb, layout.side)
    rows, columns = layout.starts(layout.height), layout.starts(layout.width)
    # Of a result smaller than a piece, or one that doesn't repeat, the surplus is cut off at the end.
    tall = layout.height if layout.wraps else rows[-1] + layout.side
    wide = layout.width if layout.wraps else columns[-1] + layout.side
    made = np.zeros((tall, wide, 3), dtype=np.float32)
    laid = np.zeros((tall, wide), dtype=bool)
    total = len(rows) * len(columns)
    for done, (top, left) in enumerate((top, left) for top in rows for left in columns):
        on_piece(done, total)
        box = np.ix_(np.arange(top, top + layout.side) % tall, np.arange(left, left + layout.side) % wide)
        under, known = made[box], laid[box]
        piece = source.piece(_chosen(source, under, known, rng, tolerance))
        taken = _sewn(np.square(piece - under).sum(axis=-1), known)
        made[box] = np.where(taken[..., None], piece, under)
        laid[box] = True
    return made[: layout.height, : layout.width]


def _chosen(
    source: Source, under: Rgb, known: NDArray[np.bool_], rng: np.random.Generator, tolerance: float
) -> tuple[int, int]:
    if not known.any():
        return int(rng.integers(source.room[0])), int(rng.integers(source.room[1]))
    apart = source.differences(under, known.astype(np.float32))
    # Rounding of the transform leaves a piece that fits exactly a little above or below 0.
    limit = max(float(apart.min()), 0.0) * (1 + tolerance) + 1e-3 * known.sum() / known.size
    fitting = np.argwhere(apart <= limit)
    row, column = fitting[rng.integers(len(fitting))]
    return int(row), int(column)


def _sewn(cost: NDArray[np.float32], known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which px of a new piece are taken: all that are new, and those on its side of the cuts."""
    taken = np.ones(known.shape, dtype=bool)
    for side in range(4):
        turned_cost, turned_known = np.rot90(cost, side), np.rot90(known, side)
        # How far what is there reaches in from the left, over the whole height of the piece.
        depth = int(turned_known.all(axis=0).cumprod().sum())
        if depth < 2 or turned_known.all():
            continue
        path, _ = cheapest(turned_cost[:, :depth])
        cut = np.arange(known.shape[1]) >= path[:, None]
        taken &= np.rot90(cut, -side)
    if known.all():
        taken = _patched(cost)
    return taken | ~known


def _patched(cost: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Cut a piece that lies over known px on all sides: within a quarter of its side from each border."""
    taken = np.ones(cost.shape, dtype=bool)
    depth = max(2, len(cost) // 4)
    for side in range(4):
        path, _ = cheapest(np.rot90(cost, side)[:, :depth])
        taken &= np.rot90(np.arange(cost.shape[1]) >= path[:, None], -side)
    return taken

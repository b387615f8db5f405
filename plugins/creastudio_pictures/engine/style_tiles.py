"""Painting a picture of any size within a bounded memory.

The layers are normalised by the mean and the variance of the whole picture, so tiles painted one by one would each come
out in another light. What a large picture's layers look like is therefore measured on a smaller copy, and all tiles
use that; each has enough context that its borders are those that the whole would have.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import torch
from torch import Tensor
from torch.nn import functional

from creastudio_pictures.engine.style_nets import Norm, moments, scaled

WHOLE = 1_200_000
"""Px that are painted at once: about 700 MB."""

TILE = 768
"""Side of a tile without context, px; a multiple of 4, by which the network shrinks."""

REACH = 80
"""Px around a tile that it depends on: 4 + 1 + 2 + 12 convolutions of a quarter of the size, each 4, + 4 + 2 + 4, a
multiple of 4."""

Paint = Callable[[Tensor, Norm | None], Tensor]


class Measured:
    """Mean and variance of each layer, noted once and used again."""

    def __init__(self) -> None:
        self._seen: list[tuple[Tensor, Tensor]] = []
        self._next: Iterator[tuple[Tensor, Tensor]] = iter(())

    def note(self, x: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
        """Style a layer by its own moments, and keep them."""
        self._seen.append(moments(x))
        return scaled(x, *self._seen[-1], scale, shift)

    def again(self) -> Norm:
        """Return what styles the layers of one more picture by the moments that were noted."""
        self._next = iter(self._seen)
        return lambda x, scale, shift: scaled(x, *next(self._next), scale, shift)


def painted(
    picture: Tensor, paint: Paint, on_tile: Callable[[int, int], None], whole: int = WHOLE, tile: int = TILE
) -> Tensor:
    """Return ``paint(picture)``, in tiles where it is large.

    Parameters
    ----------
    picture : Tensor
        (1, 3, height, width), 0 to 1; sides are multiples of 4.
    paint : callable
        From a picture and a normalisation, or None for that of the picture itself, to the painted picture.
    on_tile : callable
        Called with the parts done and the parts in all, before each and at the end; may raise to stop.
    whole : int
        Most px that are painted at once.
    tile : int
        Side of a tile, px; a multiple of 4.
    """
    height, width = picture.shape[2:]
    if height * width <= whole:
        on_tile(0, 1)
        made = paint(picture, None)
        on_tile(1, 1)
        return made
    boxes = [*itertools.product(_parts(height, tile), _parts(width, tile))]
    on_tile(0, len(boxes) + 1)
    share = (whole / (height * width)) ** 0.5
    small = tuple(max(32, int(side * share) // 4 * 4) for side in (height, width))
    measured = Measured()
    paint(functional.interpolate(picture, size=small, mode="area"), measured.note)
    made = torch.empty_like(picture)
    for done, ((top, bottom), (left, right)) in enumerate(boxes, start=1):
        on_tile(done, len(boxes) + 1)
        up, west = max(0, top - REACH), max(0, left - REACH)
        piece = picture[:, :, up : bottom + REACH, west : right + REACH]
        out = paint(piece, measured.again())
        made[:, :, top:bottom, left:right] = out[:, :, top - up : bottom - up, left - west : right - west]
    on_tile(len(boxes) + 1, len(boxes) + 1)
    return made


def _parts(length: int, tile: int) -> list[tuple[int, int]]:
    """Cut a length into parts that begin at multiples of 4 and are at least `tile` / 2 long, where it is long enough."""
    count = max(1, round(length / tile))
    edges = [round(length * index / count / 4) * 4 for index in range(count)]
    return list(itertools.pairwise([*edges, length]))

"""What networks remember of the texts they are writing."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

ROOM = 64
"""Places that a cache begins with; it doubles as it fills."""


class Cache:
    """Keys and values of all attention layers.

    Attributes
    ----------
    length : int
        Ids read so far, by each row.
    """

    def __init__(self, rows: int, layers: int, heads: int, size: int, longest: int, like: Tensor) -> None:
        """Begin empty, on the device and in the precision of `like`: what attention multiplies must be of one kind."""
        self.length = 0
        self.longest = longest
        self._held = like.new_zeros(layers, 2, rows, heads, min(ROOM, longest), size)

    def add(self, layer: int, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Add keys and values (rows, heads, new, size) of one layer and return all it has, (rows, heads, all, size)."""
        end = self.length + keys.shape[2]
        if end > self._held.shape[4]:
            self._grow(end)
        self._held[layer, 0, :, :, self.length : end] = keys
        self._held[layer, 1, :, :, self.length : end] = values
        return self._held[layer, 0, :, :, :end], self._held[layer, 1, :, :, :end]

    def mask(self, new: int) -> Tensor | None:
        """Return who may look where, bool (new, all); None for one new id, which looks everywhere."""
        if new == 1:
            return None
        every = self.length + new
        return torch.ones(new, every, dtype=torch.bool, device=self._held.device).tril(self.length)

    def keep(self, rows: Sequence[int]) -> None:
        """Keep these rows, in this order."""
        self._held = self._held[:, :, list(rows)]

    def _grow(self, end: int) -> None:
        room = min(self.longest, max(end, 2 * self._held.shape[4]))
        shape = list(self._held.shape)
        shape[4] = room
        larger = self._held.new_zeros(shape)
        larger[:, :, :, :, : self.length] = self._held[:, :, :, :, : self.length]
        self._held = larger

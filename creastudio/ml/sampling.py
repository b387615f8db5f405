"""The order in which a training sees its data: shuffled anew each epoch, and resumable at any place."""

from __future__ import annotations

import torch
from torch import Tensor


class Shuffled:
    """Endless batches of indices; every item once an epoch.

    The order of an epoch follows from seed and epoch alone, hence the position is a single number.

    Parameters
    ----------
    items : int
        Size of the data set, >= 1.
    batch : int
        Indices a call, >= 1; a batch may span the end of an epoch.
    seed : int
        0 <= seed < 2**63.

    Attributes
    ----------
    position : int
        Indices handed out so far; set it to go on from there.
    """

    def __init__(self, items: int, batch: int, seed: int) -> None:
        self.items = items
        self.batch = batch
        self.seed = seed
        self.position = 0
        self._epoch = -1
        self._order = torch.empty(0, dtype=torch.long)

    def next(self) -> Tensor:
        """Return the next batch, (batch,) int64."""
        parts: list[Tensor] = []
        missing = self.batch
        while missing:
            epoch, start = divmod(self.position, self.items)
            part = self._epoch_order(epoch)[start : start + missing]
            parts.append(part)
            missing -= len(part)
            self.position += len(part)
        return torch.cat(parts)

    def _epoch_order(self, epoch: int) -> Tensor:
        if epoch != self._epoch:
            rng = torch.Generator().manual_seed((self.seed * 1_000_003 + epoch) % 2**63)
            self._order, self._epoch = torch.randperm(self.items, generator=rng), epoch
        return self._order

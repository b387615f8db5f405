"""A batch in parts, so that it fits into memory: the gradients of the parts add up to those of the whole.

Parts are whole groups of ``with_batch_deviation``, so that each picture is judged among the same neighbours.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TypeVar

import torch

T = TypeVar("T")

GROUP = 4
"""Pictures that are judged together; see ``discriminator.with_batch_deviation``."""

_WORDS = ("out of memory", "DefaultCPUAllocator", "not enough memory", "_STATUS_ALLOC_FAILED")


class Micro:
    """How many pictures of a batch go through the networks at once.

    Parameters
    ----------
    batch : int
    size : int
        Where to start; rounded down to whole groups, and the whole batch where that has none.
    on_smaller : callable
        Told the new size when memory ran out.
    most : int
        What a resumed training may not exceed either; 0 for the whole batch.
    """

    def __init__(
        self,
        batch: int,
        size: int = 0,
        on_smaller: Callable[[int], None] = lambda size: None,
        most: int = 0,
    ) -> None:
        self.batch = batch
        self.size = self._allowed(size or batch)
        self._most = self._allowed(most or batch)
        self._on_smaller = on_smaller

    @property
    def parts(self) -> list[slice]:
        """The parts of a batch."""
        return [slice(at, min(at + self.size, self.batch)) for at in range(0, self.batch, self.size)]

    @property
    def whole(self) -> bool:
        """Whether the batch goes through in one."""
        return self.size >= self.batch

    def share(self, part: slice) -> float:
        """Return how much of a mean over the batch a mean over this part is."""
        return (part.stop - part.start) / self.batch

    def run(self, work: Callable[[], T]) -> T:
        """Return ``work()``; where memory runs out, make the parts smaller, say so and do it again from its start.

        `work` must begin by clearing the gradients that it adds to.
        """
        while True:
            try:
                return work()
            except (RuntimeError, MemoryError) as error:
                if not out_of_memory(error) or not self._shrink():
                    raise
            # Here, where the error with the tensors of its frames is gone.
            gc.collect()
            if torch.cuda.is_available():
                torch.cuda.empty_cache()
            self._on_smaller(self.size)

    def restore(self, size: int) -> None:
        """Go on with the parts of an interrupted training, whose sums are then the same; smaller ones where they must be."""
        self.size = min(size, self._most)

    def _shrink(self) -> bool:
        smaller = self._allowed(self.size // 2)
        if smaller >= self.size:
            return False
        self.size = smaller
        return True

    def _allowed(self, size: int) -> int:
        if self.batch % GROUP != 0:
            return self.batch
        return min(self.batch, max(GROUP, size // GROUP * GROUP))


def out_of_memory(error: BaseException) -> bool:
    """Tell whether an error means that memory ran out, on any device."""
    return isinstance(error, (torch.OutOfMemoryError, MemoryError)) or any(
        word in str(error) for word in _WORDS
    )

"""Batches of sequences of like length, so that little of them is padding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

IGNORED = -100
"""The target of an id that isn't to be learned, as ``torch.nn.functional.cross_entropy`` passes it over."""


def cut(items: Iterable[Item], length: Callable[[Item], int], budget: int) -> Iterator[list[Item]]:
    """Yield `items` in batches of about `budget` ids, with what the shorter ones are filled up by.

    Parameters
    ----------
    items : iterable
        The shorter ones first.
    length : callable
        Ids of an item.
    budget : int
        Ids of a batch; an item that is longer has one of its own.
    """
    batch: list[Item] = []
    for item in items:
        if batch and (len(batch) + 1) * length(item) > budget:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch

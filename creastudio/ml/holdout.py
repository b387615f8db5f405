"""What a training never sees, so that it can be told whether it knows the rest by heart: pictures, texts, pieces of music."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

SHARE = 0.08
"""Of the pictures, held out; identical ones stay together, so that it may be a few more."""

LEAST = 200
"""With fewer pictures each of them is needed to learn from."""

MOST = 1000
"""Held out at most: more would tell nothing more."""


@dataclass(frozen=True)
class Split:
    """Which pictures are learned from and which are held out.

    Attributes
    ----------
    train, held_out : Tensor
        Indices, int64, in the order of the pictures; ``held_out`` may be empty.
    """

    train: Tensor
    held_out: Tensor


MOST_OF_A_CLASS = 0.34
"""Of the pictures of one class that may be held out: a small class must not be learned from one or two."""


def split(
    digests: Sequence[str], share: float = SHARE, least: int = LEAST, labels: Tensor | None = None
) -> Split:
    """Choose by content alone: neither names nor order matter, and a new picture moves at most a few others.

    Parameters
    ----------
    digests : sequence of str
        One a picture; equal for equal pictures, which are never put on both sides.
    share : float
        Of all pictures, 0 to 0.5.
    least : int
        Below so many pictures none is held out.
    labels : Tensor, optional
        (n,) classes; of one that would lose too many of its pictures none is held out.
    """
    everything = torch.arange(len(digests))
    wanted = min(round(share * len(digests)), MOST)
    if len(digests) < least or wanted < 1:
        return Split(everything, everything[:0])
    # Hashed once more: digests of a person's choice, such as counted names, must not decide who goes.
    keys = [hashlib.sha256(digest.encode()).hexdigest() for digest in digests]
    last = sorted(keys)[wanted - 1]
    chosen = torch.tensor([key <= last for key in keys])
    if labels is not None:
        for label in labels.unique():
            own = labels == label
            if float(chosen[own].double().mean()) > MOST_OF_A_CLASS:
                chosen &= ~own
    if int(chosen.sum()) > 2 * wanted:
        # The same picture over and over: there is nothing to hold out.
        return Split(everything, everything[:0])
    return Split(everything[~chosen], everything[chosen])


def apart(keys: Sequence[str], share: float) -> list[bool]:
    """Tell which of a few texts or pieces are held out: about `share` of them, one at least.

    They are chosen by their keys alone, so that neither names nor order matter and a new one moves few others. Those of one
    key stay together; one that more than a quarter have is learned from, as too little would be left.

    Parameters
    ----------
    keys : sequence of str
        Digests of what is in them.
    share : float
        Of all, above 0 and below 1.
    """
    counts = Counter(keys)
    wanted = max(1, round(share * len(keys)))
    out: set[str] = set()
    total = 0
    for key in sorted(counts):
        if total >= wanted:
            break
        if counts[key] <= max(len(keys) // 4, wanted - total):
            out.add(key)
            total += counts[key]
    return [key in out for key in keys] if total < len(keys) else [False] * len(keys)

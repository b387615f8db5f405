"""An n-gram model with interpolated modified Kneser-Ney smoothing: the yardstick of networks that write.

Chen and Goodman 1999, "An empirical study of smoothing techniques for language modeling", section 3: three discounts an
order, found from the counts of counts, and lower orders that count different left neighbours instead of occurrences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class _Order:
    """What one order knows: sorted n-grams and contexts as numbers, with what each takes part in the sum."""

    grams: Codes
    discounted: Numbers
    contexts: Codes
    totals: Numbers
    left: Numbers


class KneserNey:
    """Scores each id of a text after the ``order - 1`` ids before it.

    Parameters
    ----------
    texts : sequence of ndarray
        Ids, 0 to below `vocabulary`.
    given : sequence of int
        So many ids at the beginning of each text are read only as what comes before.
    vocabulary : int
        Number of ids; its power of `order` must stay below 2 to the 63rd.

    Raises
    ------
    ValueError
        When the n-grams don't fit 63 bits, or there is nothing to learn.
    """

    def __init__(
        self, texts: Sequence[NDArray[np.integer]], given: Sequence[int], vocabulary: int, order: int = 5
    ) -> None:
        if vocabulary**order >= 2**63:
            raise ValueError(f"{order}-grams of {vocabulary} ids don't fit 63 bits")
        self.vocabulary, self.order = vocabulary, order
        codes = self._codes(texts, given)
        if not len(codes):
            raise ValueError("there is no text to count")
        grams, counts = np.unique(codes, return_counts=True)
        self._orders: list[_Order] = []
        for size in range(order, 0, -1):
            self._orders.insert(0, _order(grams, counts, vocabulary))
            # The next lower order counts how many different ids stand before each shorter n-gram.
            grams, counts = np.unique(grams % vocabulary ** (size - 1), return_counts=True)

    def _codes(self, texts: Sequence[NDArray[np.integer]], given: Sequence[int]) -> Codes:
        """Return the n-gram that ends at each id that is scored, as one number; before a text stands its first id."""
        parts: list[Codes] = []
        for ids, skipped in zip(texts, given, strict=True):
            row = np.concatenate((np.repeat(ids[:1], self.order - 1), ids)).astype(np.int64)
            code = np.zeros(len(ids), np.int64)
            for place in range(self.order):
                code = code * self.vocabulary + row[place : place + len(ids)]
            parts.append(code[skipped:])
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    def bits(self, texts: Sequence[NDArray[np.integer]], given: Sequence[int]) -> Numbers:
        """Return the bits that each scored id takes, one text after the other."""
        codes = self._codes(texts, given)
        chance = np.full(len(codes), 1.0 / self.vocabulary)
        for size, order in enumerate(self._orders, start=1):
            gram = codes % self.vocabulary**size if size < self.order else codes
            context = gram // self.vocabulary
            kept = _found(order.grams, order.discounted, gram, 0.0)
            total = _found(order.contexts, order.totals, context, 0.0)
            left = _found(order.contexts, order.left, context, 0.0)
            known = total > 0
            mixed = (kept + left * chance) / np.where(known, total, 1.0)
            chance = np.where(known, mixed, chance)
        return -np.log2(chance)


def _order(grams: Codes, counts: NDArray[np.intp], vocabulary: int) -> _Order:
    discounts = _discounts(counts)
    taken = discounts[np.minimum(counts, 3)]
    contexts, first = np.unique(grams // vocabulary, return_index=True)
    return _Order(
        grams,
        counts - taken,
        contexts,
        np.add.reduceat(counts.astype(np.float64), first),
        np.add.reduceat(taken, first),
    )


def _discounts(counts: NDArray[np.intp]) -> Numbers:
    """Return what is taken from counts of 0, 1, 2 and 3 or more (Chen and Goodman 1999, equation 17)."""
    once, twice, thrice, four = (max(1, int((counts == n).sum())) for n in (1, 2, 3, 4))
    share = once / (once + 2 * twice)
    found = np.array(
        [0.0, 1 - 2 * share * twice / once, 2 - 3 * share * thrice / twice, 3 - 4 * share * four / thrice]
    )
    return np.clip(found, 0.0, [0.0, 0.95, 1.9, 2.85])


def _found(keys: Codes, values: Numbers, wanted: Codes, default: float) -> Numbers:
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, values[place], default)

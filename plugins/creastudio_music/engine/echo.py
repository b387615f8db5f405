"""Finds what was written before like what is being written now: what follows there is told to the network.

Music repeats itself, strains wholly and motifs for a bar. Each cell is laid beside the cells of its slot in the earlier bars of the same
length; the one whose surroundings agree for longest, back in the order of writing, is its echo, as long as what is
written agrees with it. A network that is told what came next there needn't learn by its weights how to look for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from creastudio_music.engine import tokens as t

ENOUGH = 64
"""Ids that agree after which it makes no difference how many more do."""
CLASSES = ENOUGH.bit_length() + 1
"""How far it agrees: 0 for not at all, else one more than the whole part of the logarithm to base 2."""

Cell = tuple[int, ...]


class Found(NamedTuple):
    """Where an echo is.

    Attributes
    ----------
    bar : int
    agreeing : int
        Ids before what is being written that are the same in both places, up to ``ENOUGH``.
    """

    bar: int
    agreeing: int


class Echo:
    """Keeps what the cells hold, and finds the echo of the one that is being written.

    Attributes
    ----------
    found : Found or None
        Of the present cell, as far as it is written.
    """

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], Cell] = {}
        self._candidates: list[Found] = []
        self._written: list[int] = []
        self._now = (0, 0)
        self.found: Found | None = None

    def begin(self, slot: int, bar: int, lengths: Sequence[int]) -> None:
        """Begin a cell; `lengths` are the steps of the bars."""
        self._now, self._written = (slot, bar), []
        order = [
            Found(earlier, agreeing(self._cells, slot, bar, earlier))
            for earlier in range(bar)
            if lengths[earlier] == lengths[bar] and (slot, earlier) in self._cells
        ]
        # Of those that agree for as long the first: a strain begins again from its beginning.
        self._candidates = sorted(order, key=lambda item: (-item.agreeing, item.bar))
        self.found = self._candidates[0] if self._candidates else None

    def push(self, item: int) -> None:
        """Take note of an id of the present cell that isn't its ``END``."""
        self._written.append(item)
        if self.found is None:
            return
        size, slot = len(self._written), self._now[0]
        if not self._agrees(self.found, slot, size):
            self.found = next((one for one in self._candidates if self._agrees(one, slot, size)), None)

    def end(self) -> None:
        """Finish the present cell."""
        self._cells[self._now] = tuple(self._written)
        self.found = None

    @property
    def agreeing(self) -> int:
        """How far it agrees, in ``CLASSES`` classes."""
        if self.found is None:
            return 0
        return min(ENOUGH, self.found.agreeing + len(self._written)).bit_length()

    @property
    def next(self) -> int | None:
        """The id with which the echo goes on, its cell's ``END`` included; None without an echo."""
        if self.found is None:
            return None
        cell = self._cells[self._now[0], self.found.bar]
        return cell[len(self._written)] if len(self._written) < len(cell) else t.END

    def _agrees(self, one: Found, slot: int, size: int) -> bool:
        cell = self._cells[slot, one.bar]
        return len(cell) >= size and list(cell[:size]) == self._written


def agreeing(cells: Mapping[tuple[int, int], Cell], slot: int, bar: int, earlier: int) -> int:
    """Return how many ids before a cell agree with those before the same slot's cell in another bar, up to ``ENOUGH``.

    Counted backwards in the order of writing; cells of which nothing is known in either place are passed over.
    """
    total = 0
    while earlier >= 0 and total < ENOUGH:
        for other in range(slot - 1, -1, -1):
            here, there = cells.get((other, bar)), cells.get((other, earlier))
            if here is None and there is None:
                continue
            if here != there:
                return min(ENOUGH, total)
            total += len(here or ()) + 1
        slot, bar, earlier = t.SLOTS, bar - 1, earlier - 1
    return min(ENOUGH, total)

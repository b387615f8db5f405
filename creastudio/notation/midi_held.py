"""Notes of a key that are begun and ended, also where an end is missing."""

from __future__ import annotations

from collections import deque
from typing import Generic, TypeVar

P = TypeVar("P")


class Held(Generic[P]):
    """The notes of one key of one channel, begun and ended; each belongs to a part `P`.

    Attributes
    ----------
    done : list of tuple
        (start, end, velocity, part) of each note that ended.
    """

    def __init__(self) -> None:
        self.done: list[tuple[int, int, int, P]] = []
        self._begun: deque[tuple[int, int, P]] = deque()
        self._all: list[tuple[int, int, P]] = []
        self._ends: list[int] = []

    def begin(self, tick: int, velocity: int, part: P) -> None:
        """Begin a note."""
        self._begun.append((tick, velocity, part))
        self._all.append((tick, velocity, part))

    def end(self, tick: int) -> bool:
        """End the note that sounds longest; whether there is one."""
        self._ends.append(tick)
        if not self._begun:
            return False
        start, velocity, part = self._begun.popleft()
        self.done.append((start, tick, velocity, part))
        return True

    def finish(self, end: int, longest: int) -> bool:
        """End what still sounds; whether something did.

        One end too few would make each note end with the one after it, so then every note ends where the next begins or
        where an end follows, whichever is first.
        """
        if not self._begun:
            return False
        self.done, ends = [], deque(self._ends)
        for (start, velocity, part), following in zip(self._all, [*self._all[1:], None], strict=True):
            while ends and ends[0] <= start:
                ends.popleft()
            stops = [min(max(end, start + 1), start + longest)]
            if following is not None and following[0] > start:
                stops.append(following[0])
            if ends:
                stops = [min([ends[0], *stops[1:]])]
            self.done.append((start, min(stops), velocity, part))
        return True

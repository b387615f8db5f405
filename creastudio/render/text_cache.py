"""Layouts that are remembered, up to a number of letters, so that typing in a long text doesn't fill the memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class LayoutCache(Generic[Key, Value]):
    """The results of a function, the least recently used forgotten first; for any thread.

    Parameters
    ----------
    make : callable
        Makes a result; two threads that ask at the same time may both call it.
    cost : callable
        What a result counts.
    budget : int
        What all of them may count together.
    """

    def __init__(self, make: Callable[[Key], Value], cost: Callable[[Key], int], budget: int) -> None:
        self._make, self._cost, self._budget = make, cost, budget
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._used = 0
        self._lock = threading.Lock()

    def __call__(self, key: Key) -> Value:
        """Return the result for `key`."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = self._make(key)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = found
                self._used += self._cost(key)
            while self._used > self._budget and len(self._kept) > 1:
                oldest, _ = self._kept.popitem(last=False)
                self._used -= self._cost(oldest)
            return found

    def cache_clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._used = 0

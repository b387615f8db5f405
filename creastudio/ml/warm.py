"""What was opened for one job and stays in memory for the next."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from creastudio.api import Model

Thing = TypeVar("Thing")


class Warm(Generic[Thing]):
    """At most `limit` things by key; the one that wasn't used for longest goes first.

    Parameters
    ----------
    limit : int
        1 or more.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: OrderedDict[Hashable, Thing] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, opened: Callable[[], Thing]) -> Thing:
        """Return what is held under a key; `opened` makes it where nothing is, one at a time, and what it raises passes."""
        with self._lock:
            if key not in self._held:
                self._held[key] = opened()
            self._held.move_to_end(key)
            while len(self._held) > self._limit:
                self._held.popitem(last=False)
            return self._held[key]

    def forget_all(self) -> None:
        """Let go of all of it."""
        with self._lock:
            self._held.clear()


def key_of(model: Model, device: str) -> tuple[str, str, str, int]:
    """Return what tells a model on a device from any other: also from one whose file was written anew since."""
    try:
        changed = model.weights.stat().st_mtime_ns
    except OSError:
        changed = 0
    return (model.card.sha256, str(model.weights), device, changed)

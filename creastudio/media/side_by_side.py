"""Work for two threads, where there are two processors for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")

THREADS = 2
"""More would not be quicker: what they do here is limited by the memory."""


def side_by_side(function: Callable[[Item], object], items: Iterable[Item], name: str) -> None:
    """Call a function for each item, by threads of that name, and wait for all; an exception comes out of it."""
    if processors() < THREADS:
        # Threads that take turns only take each other's cache.
        for item in items:
            function(item)
        return
    with ThreadPoolExecutor(THREADS, thread_name_prefix=name) as pool:
        for _ in pool.map(function, items):
            pass


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

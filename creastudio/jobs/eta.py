"""How long a job has worked and how long it will still take."""

from __future__ import annotations

import time
from collections.abc import Callable

SMOOTHING = 0.3
"""Weight of the newest estimate."""

MIN_PROGRESS = 0.01
"""No estimate before this much is done: it would only frighten people."""


class Stopwatch:
    """Counts the time a job works, without its pauses, and estimates what is left.

    Parameters
    ----------
    clock : callable
        Seconds of a clock that never goes back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._worked = 0.0
        self._since: float | None = clock()
        self._end: float | None = None
        self._first: tuple[float, float] | None = None

    @property
    def elapsed(self) -> float:
        """Seconds of work."""
        return self._worked + (self._clock() - self._since if self._since is not None else 0.0)

    def pause(self) -> None:
        """Stop counting."""
        self._worked, self._since = self.elapsed, None

    def go_on(self) -> None:
        """Count again."""
        if self._since is None:
            self._since = self._clock()

    def estimate(self, progress: float) -> float | None:
        """Return the seconds left at `progress` (0 to 1), or None while nobody can tell and at the end.

        The pace is counted from the first progress above nothing: the engine's start and the loading of a model
        come before it and don't come again, and a resumed training doesn't seem fast.
        """
        if not 0.0 < progress < 1.0:
            return None
        elapsed = self.elapsed
        if self._first is None:
            self._first = (progress, elapsed)
        start, since = self._first
        done = progress - start
        if done < MIN_PROGRESS:
            return None
        self._end = self._smoothed(elapsed + (elapsed - since) * (1.0 - progress) / done)
        return max(0.0, self._end - elapsed)

    def _smoothed(self, end: float) -> float:
        # Of the end, not of what is left: that grows smaller by itself, and an average would lag behind it.
        return end if self._end is None else self._end + SMOOTHING * (end - self._end)

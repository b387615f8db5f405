"""How fast frames are wanted and painted while a sequence plays, and which size keeps up."""

from __future__ import annotations

from collections import deque
from statistics import median, median_low

_WATCHED = 10
"""Frames by whose painting the size is judged: fewer would take one slow decoding for the rule."""

_SLOW = 0.8
"""Share of a frame's time that painting may take before the size is halved."""

_ROOM = 0.6
"""Share of a frame's time that the next larger size may be expected to take."""

_GROWTH = 3.0
"""How much longer a frame of twice the size takes, as far as is expected."""

SMALLEST = 0.25


class Pace:
    """Watches a playing sequence.

    Attributes
    ----------
    share : float
        Part of the size in which frames can be painted in time: 1, 0.5 or 0.25.
    """

    def __init__(self) -> None:
        self.share = 1.0
        self._last = 0.0
        self._steps: deque[int] = deque(maxlen=_WATCHED)
        self._intervals: deque[float] = deque(maxlen=_WATCHED)
        self._costs: deque[float] = deque(maxlen=_WATCHED)

    @property
    def step(self) -> int:
        """Flicks from one frame to the next, negative backwards; one that was left out is none the less there."""
        return median_low(self._steps) if self._steps else 1

    @property
    def late(self) -> float:
        """How many frames pass while one is painted."""
        if not self._intervals or not self._costs:
            return 1.0
        return median(self._costs) / max(1e-3, median(self._intervals))

    def rest(self) -> None:
        """Forget the time of the last frame: playing ended, or the playhead jumped."""
        self._last = 0.0
        self._steps.clear()

    def tick(self, step: int, now: float) -> None:
        """Note that the playhead went on by `step` flicks, at a time in s."""
        self._steps.append(step)
        if self._last:
            self._intervals.append(now - self._last)
        self._last = now

    def painted(self, seconds: float) -> None:
        """Note how long a frame took to paint, s."""
        self._costs.append(seconds)
        if len(self._costs) < _WATCHED or not self._last or not self._intervals:
            return
        if self.late > _SLOW and self.share > SMALLEST:
            self._resize(self.share / 2)
        elif self.late * _GROWTH < _ROOM and self.share < 1:
            self._resize(self.share * 2)

    def _resize(self, share: float) -> None:
        self.share = share
        # What was learnt is of the old size.
        self._costs.clear()

"""How fast frames are wanted and painted while a sequence plays, and which size keeps up."""

from __future__ import annotations

_SMOOTH = 0.2
"""Weight of the newest time in a mean."""

_SLOW, _QUICK = 0.75, 0.22
"""Share of a frame's time that painting may take before the size is halved, or doubled again."""

_PATIENCE = 6
"""Frames in a row before the size changes."""

SMALLEST = 0.25


class Pace:
    """Watches a playing sequence.

    Attributes
    ----------
    step : int
        Flicks from one frame to the next, negative backwards.
    share : float
        Part of the size in which frames can be painted in time: 1, 0.5 or 0.25.
    """

    def __init__(self) -> None:
        self.step = 1
        self.share = 1.0
        self._last = 0.0
        self._interval = 0.0
        self._cost = 0.0
        self._streak = 0

    @property
    def late(self) -> float:
        """How many frames pass while one is painted."""
        return self._cost / self._interval if self._interval > 0 else 1.0

    def rest(self) -> None:
        """Forget the time of the last frame: playing ended, or the playhead jumped."""
        self._last, self.step = 0.0, 1

    def tick(self, step: int, now: float) -> None:
        """Note that the playhead went on by `step` flicks, at a time in s."""
        self.step = step
        if self._last:
            self._interval = _mean(self._interval, now - self._last)
        self._last = now

    def painted(self, seconds: float) -> None:
        """Note how long a frame took to paint, s."""
        self._cost = _mean(self._cost, seconds)
        if not self._last or not self._interval:
            return
        slow, quick = self._cost > _SLOW * self._interval, self._cost < _QUICK * self._interval
        self._streak = self._streak + 1 if slow or quick else 0
        if self._streak >= _PATIENCE:
            self.share = max(SMALLEST, self.share / 2) if slow else min(1.0, self.share * 2)
            self._streak = 0
            # What was learnt is of the old size.
            self._cost *= 0.3 if slow else 3.0


def _mean(before: float, now: float) -> float:
    return now if before == 0 else before + (now - before) * _SMOOTH

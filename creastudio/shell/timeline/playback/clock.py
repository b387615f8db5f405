"""What of a stream of sound is heard now, between two reports of the device."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic

LEAD = 0.04
"""Seconds that the clock may be ahead of the last report: devices report in steps, and some stand still at first."""

_JUMP = 0.05
"""Seconds by which a report must be off to be followed at once; what is less is smoothed."""

_SHARE = 0.1


class StreamClock:
    """Smooths what a device reports; never goes back. Any thread may use it.

    Parameters
    ----------
    rate : int
        Frames a second.
    now : callable, optional
        Seconds of a clock that only goes on.
    """

    def __init__(self, rate: int, now: Callable[[], float] = monotonic) -> None:
        self._rate, self._now = rate, now
        self._lock = threading.Lock()
        self._frame, self._time = 0.0, now()
        self._reported = 0.0
        self._shown = 0.0

    def report(self, frames: float) -> None:
        """Take in how many frames the device has consumed by now."""
        with self._lock:
            time = self._now()
            expected = self._frame + (time - self._time) * self._rate
            off = frames - expected
            self._frame = frames if abs(off) > _JUMP * self._rate else expected + off * _SHARE
            self._time = time
            self._reported = frames

    def heard(self) -> float:
        """Return how many frames were heard by now."""
        with self._lock:
            expected = self._frame + (self._now() - self._time) * self._rate
            self._shown = max(self._shown, min(expected, self._reported + LEAD * self._rate))
            return self._shown

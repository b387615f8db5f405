"""Where the sound of a ring goes: to a device, or nowhere at the pace of one."""

from __future__ import annotations

import threading
from time import monotonic
from typing import Protocol

from creastudio.shell.timeline.playback.clock import StreamClock

TICK = 0.01
"""Seconds between two reports to the clock."""


class Source(Protocol):
    """What an output reads from, as ``Ring``."""

    @property
    def waiting(self) -> int:
        """Frames that wait, or anything but 0 where sound is made when it is asked for."""
        ...

    @property
    def handed(self) -> int:
        """Frames that were handed over."""
        ...

    def read(self, frames: int) -> bytes:
        """Take so many frames."""
        ...


class Output(Protocol):
    """Empties a ring in its own time.

    Attributes
    ----------
    failed : bool
        Whether the device is gone.
    """

    failed: bool

    def start(self) -> None:
        """Begin."""
        ...

    def stop(self) -> None:
        """Be silent at once, and end soon."""
        ...

    def join(self) -> None:
        """Wait for the end."""
        ...

    def set_volume(self, gain: float) -> None:
        """Play this many times as loud."""
        ...

    def heard(self) -> float:
        """Return how many frames of the ring were heard by now."""
        ...


class SilentOutput:
    """Empties a ring by the clock of the computer: nothing is heard, and all goes on as if it were."""

    def __init__(self, ring: Source, rate: int) -> None:
        self.failed = False
        self._ring, self._rate = ring, rate
        self._clock = StreamClock(rate)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="silent clock", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End soon."""
        self._stop.set()

    def join(self) -> None:
        """Wait for the end."""
        if self._thread.ident is not None:
            self._thread.join()

    def set_volume(self, gain: float) -> None:
        """Nothing is heard at any volume."""

    def heard(self) -> float:
        """Return how many frames have passed by now."""
        return self._clock.heard()

    def _run(self) -> None:
        # What nobody hears must not begin with a wait that isn't there: the first sound is the start.
        while not self._ring.waiting and not self._stop.wait(TICK / 2):
            pass
        begun = monotonic()
        handed = 0
        while not self._stop.wait(TICK):
            due = int((monotonic() - begun) * self._rate)
            self._ring.read(due - handed)
            handed = due
            self._clock.report(due)

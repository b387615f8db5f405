"""A sound device that plays when a test says so."""

from __future__ import annotations

from creastudio.shell.timeline.playback.output import Source


class HandOutput:
    """An output that takes nothing by itself; what a test takes from ``ring`` counts as heard."""

    def __init__(self, ring: Source, _rate: int) -> None:
        self.ring, self.failed, self.volume, self.stopped = ring, False, 1.0, False

    def start(self) -> None: ...

    def join(self) -> None: ...

    def stop(self) -> None:
        self.stopped = True

    def set_volume(self, gain: float) -> None:
        self.volume = gain

    def heard(self) -> float:
        return self.ring.handed

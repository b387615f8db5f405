"""How time lies across the timeline: a value, replaced at every zoom and scroll."""

from __future__ import annotations

from dataclasses import dataclass, replace

from creastudio.core.time import FLICKS_PER_SECOND

MIN_DENSITY, MAX_DENSITY = 0.05, 6000.0
"""Bounds of the density, px a second."""

PAD = 8.0
"""Where time 0 lies at first, px: the handle of the playhead needs room to its left."""

TICK_ROOM = 84.0
"""Least distance between two times written on the ruler, px."""


@dataclass(frozen=True)
class TimeScale:
    """A map between flicks and px.

    Attributes
    ----------
    density : float
        Px a second.
    left : int
        Time at x = 0, flicks.
    """

    density: float = 80.0
    left: int = 0

    def to_x(self, flicks: int) -> float:
        """Return where a time lies, px."""
        return PAD + (flicks - self.left) / FLICKS_PER_SECOND * self.density

    def to_time(self, x: float) -> int:
        """Return the time at `x`, flicks; 0 at the least."""
        return max(0, self.left + self.length(x - PAD))

    def length(self, width: float) -> int:
        """Return how long a stretch of `width` px is, flicks."""
        return round(width / self.density * FLICKS_PER_SECOND)

    def width(self, flicks: int) -> float:
        """Return how wide a length of time is, px."""
        return flicks / FLICKS_PER_SECOND * self.density

    def zoomed(self, density: float, at: float) -> TimeScale:
        """Return another density, the time at px `at` staying there."""
        density = min(max(density, MIN_DENSITY), MAX_DENSITY)
        time = self.left + self.length(at - PAD)
        return TimeScale(density, max(0, time - round((at - PAD) / density * FLICKS_PER_SECOND)))

    def scrolled(self, left: int) -> TimeScale:
        """Return this density beginning at time `left`, flicks."""
        return replace(self, left=max(0, left))

    def showing(self, flicks: int, width: float) -> TimeScale:
        """Return this scale, scrolled as little as needed to show a time in a view `width` px wide."""
        x, room = self.to_x(flicks), min(48.0, width / 4)
        if x < room and self.left > 0:
            return self.scrolled(flicks - self.length(room))
        if x > width - room:
            return self.scrolled(flicks - self.length(width - room))
        return self

    @staticmethod
    def fitted(duration: int, width: float) -> TimeScale:
        """Return the scale that shows `duration` flicks, with some room, in `width` px."""
        seconds = max(duration / FLICKS_PER_SECOND * 1.15, 1.0)
        return TimeScale(min(max(width / seconds, MIN_DENSITY), MAX_DENSITY))

"""What a drag over the stems of velocities sets: a line that the hand draws, or with Shift a straight one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF

from creastudio.core.score_editing import Pick

REACH = 6.0
"""Px beside a stem within which the mouse takes it."""

Stems = Callable[[float, float], Sequence[tuple[Pick, float]]]
"""From px, to px -> the notes whose stems stand there, each with its x."""


@dataclass
class VelocityDrag:
    """One drag, in px of the lane.

    Attributes
    ----------
    start, at : QPointF
        Where the mouse was pressed, and where it is.
    heights : dict
        How high, px from the upper edge, the stem of each note was drawn.
    straight : bool
        Whether it is a line from where it began.
    """

    stems: Stems
    start: QPointF
    at: QPointF = field(init=False)
    heights: dict[Pick, float] = field(default_factory=dict[Pick, float])
    straight: bool = False

    def __post_init__(self) -> None:
        self.at = self.start

    def move(self, place: QPointF, *, straight: bool) -> None:
        """Follow the mouse."""
        self.straight = straight
        if straight:
            self.heights = self._crossed(self.start, place, REACH)
        else:
            self.heights |= self._crossed(self.at, place, 0.0)
            # The stem beside the mouse is as high as the mouse, however the hand shakes on its way up.
            self.heights |= {pick: place.y() for pick in self._nearest(place.x())}
        self.at = place

    def _crossed(self, begin: QPointF, end: QPointF, reach: float) -> dict[Pick, float]:
        """Return the notes whose stems a straight line crosses, and how high it is there."""
        left, right = (begin, end) if begin.x() <= end.x() else (end, begin)
        wide = right.x() - left.x()
        found: dict[Pick, float] = {}
        for pick, x in self.stems(left.x() - reach, right.x() + reach):
            share = min(max((x - left.x()) / wide, 0.0), 1.0) if wide > 1 else 1.0
            found[pick] = left.y() + (right.y() - left.y()) * share if wide > 1 else end.y()
        return found

    def _nearest(self, x: float) -> list[Pick]:
        """Return the notes whose stem is the nearest within reach; those of a chord stand at the same place."""
        near = self.stems(x - REACH, x + REACH)
        best = min((abs(at - x) for _, at in near), default=0.0)
        return [pick for pick, at in near if abs(at - x) <= best]

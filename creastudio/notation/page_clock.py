"""Where the ticks of a score lie on an engraved page, and back."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from creastudio.api.score import Score
from creastudio.notation.engraved import Page, note_of


class Spot(NamedTuple):
    """A place in time on a page: which system, and how far to the right, in units of the page."""

    tick: int
    system: int
    x: float


class PageClock:
    """The places of one page in the order of time.

    Parameters
    ----------
    shift : tuple of int
        What is added to the numbers of notes by track (see ``SheetPage``).
    """

    def __init__(self, score: Score, page: Page, shift: tuple[int, ...]) -> None:
        starts = [[note.start for note in score.notes(track)] for track in range(len(score.tracks))]
        found: dict[int, Spot] = {}
        self.end = 0
        for measure in page.measures:
            line = score.bar_map.bar(measure.number)
            inside = self._heads(page, starts, shift, line.start, line.end, measure.left, measure.right)
            first = min([x for _, x in inside], default=measure.left)
            found.setdefault(line.start, Spot(line.start, measure.system, min(first, measure.right)))
            for tick, x in inside:
                found.setdefault(tick, Spot(tick, measure.system, x))
            # The end of a bar, an instant before the next one begins.
            found[line.end - 1] = Spot(line.end - 1, measure.system, measure.right)
            self.end = max(self.end, line.end)
        self.spots = [found[tick] for tick in sorted(found)]
        self._ticks = [spot.tick for spot in self.spots]

    @staticmethod
    def _heads(
        page: Page,
        starts: list[list[int]],
        shift: tuple[int, ...],
        begin: int,
        end: int,
        left: float,
        right: float,
    ) -> list[tuple[int, float]]:
        made: list[tuple[int, float]] = []
        for name, (x, _) in page.heads.items():
            if name.count("-") > 1 or not left <= x <= right:
                continue
            track, number = note_of(name)
            number += shift[track]
            if 0 <= number < len(starts[track]) and begin <= starts[track][number] < end:
                made.append((starts[track][number], x))
        return sorted(made)

    @property
    def begin(self) -> int:
        """The first tick of the page."""
        return self._ticks[0] if self._ticks else 0

    def spot(self, tick: int) -> Spot | None:
        """Return where a tick lies; None where it isn't on the page."""
        if not self._ticks or not self.begin <= tick < self.end:
            return None
        at = bisect_right(self._ticks, tick) - 1
        here = self.spots[at]
        if at + 1 >= len(self.spots) or self.spots[at + 1].system != here.system:
            return here
        following = self.spots[at + 1]
        share = (tick - here.tick) / max(1, following.tick - here.tick)
        return Spot(tick, here.system, here.x + share * (following.x - here.x))

    def tick_at(self, system: int, x: float) -> int | None:
        """Return the tick at a place of a system; None where there is none."""
        inside = [spot for spot in self.spots if spot.system == system]
        if not inside:
            return None
        if x <= inside[0].x:
            return inside[0].tick
        for here, following in pairwise(inside):
            if here.x <= x < following.x:
                return round(here.tick + (x - here.x) / (following.x - here.x) * (following.tick - here.tick))
        return inside[-1].tick

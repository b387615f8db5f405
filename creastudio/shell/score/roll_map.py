"""How ticks and pitches lie on the piano roll: a value, replaced at every zoom and scroll."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

PAD = 6.0
"""Where tick 0 lies at first, px."""

ALL_ROWS = tuple(range(127, -1, -1))
"""Every pitch, the highest first."""

LOWEST_ROW, HIGHEST_ROW = 4.0, 40.0
"""Bounds of the height of a row, px."""

THINNEST, WIDEST = 1.0, 1200.0
"""Bounds of the width of a quarter note, px."""


@lru_cache(maxsize=64)
def _places(rows: tuple[int, ...]) -> tuple[int, ...]:
    """Return the row of each pitch, that of the nearest one where it has none."""
    return tuple(
        min(range(len(rows)), key=lambda row: abs(rows[row] - pitch), default=0) for pitch in range(128)
    )


@dataclass(frozen=True)
class RollMap:
    """A map between the music and px.

    Attributes
    ----------
    quarter : int
        Ticks of a quarter note.
    width : float
        Px of a quarter note.
    left : float
        Tick at the left edge, but for the pad.
    row : float
        Height of a row, px.
    top : float
        Px of the rows above the view.
    rows : tuple of int
        Pitches from top to bottom; a folded roll has some alone.
    """

    quarter: int = 960
    width: float = 60.0
    left: float = 0.0
    row: float = 14.0
    top: float = 0.0
    rows: tuple[int, ...] = field(default=ALL_ROWS)

    @property
    def density(self) -> float:
        """Px of a tick."""
        return self.width / self.quarter

    @property
    def height(self) -> float:
        """Of all rows, px."""
        return len(self.rows) * self.row

    def x(self, tick: float) -> float:
        """Return where a tick lies, px."""
        return PAD + (tick - self.left) * self.density

    def tick(self, x: float) -> float:
        """Return the tick at px `x`; it may be before 0."""
        return self.left + (x - PAD) / self.density

    def row_of(self, pitch: int) -> int:
        """Return the row of a pitch, from the top; in a folded roll that of the nearest pitch that is there."""
        return 127 - pitch if len(self.rows) == len(ALL_ROWS) else _places(self.rows)[pitch]

    def has(self, pitch: int) -> bool:
        """Return whether a pitch has a row."""
        return len(self.rows) == len(ALL_ROWS) or pitch in self.rows

    def y(self, pitch: int) -> float:
        """Return the upper edge of the row of a pitch, px."""
        return self.row_of(pitch) * self.row - self.top

    def pitch(self, y: float) -> int:
        """Return the pitch of the row at px `y`, the outermost beyond the ends."""
        row = int((y + self.top) // self.row)
        return self.rows[min(max(row, 0), len(self.rows) - 1)] if self.rows else 60

    # -- others

    def zoomed(self, factor: float, at: float) -> RollMap:
        """Return one whose quarters are so many times as wide, the tick at px `at` staying there."""
        width = min(max(self.width * factor, THINNEST), WIDEST)
        tick = self.tick(at)
        return replace(self, width=width, left=max(0.0, tick - (at - PAD) * self.quarter / width))

    def taller(self, factor: float, at: float) -> RollMap:
        """Return one whose rows are so many times as tall, the pitch at px `at` staying there."""
        row = min(max(self.row * factor, LOWEST_ROW), HIGHEST_ROW)
        return replace(self, row=row, top=max(0.0, (at + self.top) * row / self.row - at))

    def scrolled(self, left: float | None = None, top: float | None = None) -> RollMap:
        """Return one that begins elsewhere."""
        return replace(
            self,
            left=self.left if left is None else max(0.0, left),
            top=self.top if top is None else max(0.0, top),
        )

    def within(self, height: float) -> RollMap:
        """Return one that shows no room below the last row of a view `height` px high, as far as there are rows."""
        most = max(0.0, self.height - height)
        return self if self.top <= most else replace(self, top=most)

    def fitted(self, end: float, width: float) -> RollMap:
        """Return one that shows everything to tick `end` in `width` px."""
        quarters = max(end / self.quarter, 1.0) * 1.02
        return replace(self, left=0.0, width=min(max((width - 2 * PAD) / quarters, THINNEST), 160.0))

    def showing(self, tick: float, width: float) -> RollMap:
        """Return this one, scrolled by as little as needed to show a tick in a view `width` px wide."""
        x, room = self.x(tick), min(40.0, width / 4)
        if x < PAD and self.left > 0:
            return self.scrolled(left=tick - room / self.density)
        if x > width - room:
            return self.scrolled(left=tick - (width - room - PAD) / self.density)
        return self

    def showing_pitch(self, pitch: int, height: float) -> RollMap:
        """Return this one, scrolled by as little as needed to show a pitch in a view `height` px high."""
        y = self.y(pitch)
        if y < self.row:
            return self.scrolled(top=self.top + y - self.row)
        if y + 2 * self.row > height:
            return self.scrolled(top=self.top + y + 2 * self.row - height)
        return self

    def centred(self, pitch: int, height: float) -> RollMap:
        """Return one with a pitch in the middle of a view `height` px high."""
        return self.scrolled(top=(self.row_of(pitch) + 0.5) * self.row - height / 2).within(height)

"""What of a score is seen in the piano roll: fitted, zoomed, and turned to where something happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from creastudio.core.score_editing import Pick
from creastudio.shell.score.roll_map import RollMap
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.theme import px

if TYPE_CHECKING:
    from creastudio.shell.score.grid import Grid

QUARTER = 30
"""Least width of a quarter note when a score is opened, px at text scale 1."""


class RollSight:
    """Scrolls and zooms the roll of one grid."""

    def __init__(self, state: RollState, grid: Grid) -> None:
        self._state, self._grid = state, grid
        self._fitted = ""
        self._fitted_map: RollMap | None = None

    def fit(self) -> None:
        """Show some bars of the score, and the pitches that are used most."""
        state, grid = self._state, self._grid
        score = state.score
        if score is None or grid.width() < 50:
            return
        bars = score.bar_map.bar(min(max(score.bar_count, 4), 8) - 1).end
        roll = state.map.fitted(bars, grid.width())
        state.set_map(replace(roll, width=max(roll.width, float(px(QUARTER)))))
        self.centre()
        self._fitted, self._fitted_map = state.source.clip_id, state.map

    def settle(self) -> None:
        """Show in a room of another size what is to be seen: as long as nobody has scrolled, what was fitted."""
        state = self._state
        if self._fitted != state.source.clip_id or self._fitted_map == state.map:
            self.fit()
        state.set_map(state.map.within(self._grid.height()))

    def shifted(self, before: RollMap) -> None:
        """Know that it was a lane that has moved the notes, and nobody's hand."""
        if self._fitted_map == before:
            self._fitted_map = self._state.map

    def fit_all(self) -> None:
        """Show all of the score."""
        state = self._state
        state.set_map(state.map.fitted(state.source.end, self._grid.width()))

    def centre(self) -> None:
        """Bring the middle of the notes of the track into view."""
        state = self._state
        score = state.score
        pitches: list[int] = []
        if score is not None and state.track < len(score.tracks):
            for bar in score.tracks[state.track].bars:
                pitches += bar.pitch
        middle = sorted(pitches)[len(pitches) // 2] if pitches else 64
        state.set_map(state.map.centred(middle, self._grid.height()))

    def zoom(self, factor: float) -> None:
        """Zoom in time, the playhead or the middle staying where it is."""
        state, grid = self._state, self._grid
        at = grid.width() / 2
        if grid.playhead is not None and 0 < state.map.x(grid.playhead) < grid.width():
            at = state.map.x(grid.playhead)
        state.set_map(state.map.zoomed(factor, at))

    def zoom_rows(self, factor: float) -> None:
        """Make rows taller or lower, the middle staying where it is."""
        height = self._grid.height()
        self._state.set_map(self._state.map.taller(factor, height / 2).within(height))

    def follow(self, tick: int) -> None:
        """Turn the page when the playhead leaves it; while the mouse is busy nothing moves under it."""
        state, grid = self._state, self._grid
        if not 0 <= tick <= state.source.end or grid.hand.busy or not grid.isVisible():
            return
        x, width = state.map.x(tick), grid.width()
        if x < 0 or x > width:
            state.set_map(state.map.scrolled(left=tick - width * 0.06 / state.map.density))

    def reveal(self, picks: Sequence[Pick]) -> None:
        """Bring notes into view where none of them is seen, or only the first of them at the right edge."""
        roll, grid = self._state.map, self._grid
        area = QRectF(0, 0, grid.width(), grid.height())
        starts = [roll.x(note.start) for _, note in picks]
        runs_out = min(starts) > grid.width() * 0.7 and max(starts) > grid.width()
        if not runs_out and any(area.intersects(grid.box(note)) for _, note in picks if roll.has(note.pitch)):
            return
        first = min(picks, key=lambda pick: pick[1].start)[1]
        near = sorted(note.pitch for _, note in picks if note.start < first.start + 4 * roll.quarter)
        x, width = roll.x(first.start), grid.width()
        if not 0 <= x <= width * 0.7:
            roll = roll.scrolled(left=first.start - width * 0.3 / roll.density)
        self._state.set_map(roll.centred(near[len(near) // 2], grid.height()))

    def show_track(self) -> None:
        """Bring another track into view, where most of what it has here lies above or below."""
        state, grid = self._state, self._grid
        left, right = state.map.tick(0), state.map.tick(grid.width())
        here = sorted(note.pitch for _, note in state.all_of_track() if left <= note.start < right)
        seen = sum(0 <= state.map.y(pitch) <= grid.height() - state.map.row for pitch in here)
        if here and 2 * seen < len(here) and not grid.hand.busy:
            state.set_map(state.map.centred(here[len(here) // 2], grid.height()))

    def show_place(self) -> None:
        """Bring what the keyboard works on into view."""
        state, grid = self._state, self._grid
        if state.caret_shown:
            tick, pitch = state.caret
        elif state.chosen and len(state.chosen) < 1000:
            first = min(state.chosen, key=lambda pick: pick[1].start)[1]
            tick, pitch = first.start, first.pitch
        else:
            return
        roll = state.map.showing(tick, grid.width()).showing_pitch(pitch, grid.height())
        state.set_map(roll.within(grid.height()))

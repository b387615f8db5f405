"""The notes of the piano roll, for screen readers, and the place at which the keyboard writes."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from creastudio.api.score import Note
from creastudio.core.score_editing import Pick, picks_between
from creastudio.shell.accessible.parts import Found, Parts
from creastudio.shell.score.grid import Grid
from creastudio.shell.score.roll_words import said_of_note, said_of_place


@dataclass(frozen=True)
class Place:
    """Where the keyboard writes, and where no note begins."""

    tick: int
    pitch: int


class GridParts(Parts):
    """The notes of the track that is written in, as far as they are seen, in the order of time, the lowest first.

    Parameters
    ----------
    grid : Grid
        What paints them.
    page : QWidget
        What has the focus while they are worked on.
    """

    def __init__(self, grid: Grid, page: QWidget) -> None:
        super().__init__(grid)
        self._grid, self._state, self._page = grid, grid.state, page
        self._found = Found[list[Hashable]]()

    @property
    def keyboard(self) -> QWidget:
        return self._page

    def seen(self) -> Sequence[Hashable]:
        state, grid = self._state, self._grid
        score, place = state.score, self._place()
        if score is None or state.track >= len(score.tracks):
            return []

        def find() -> list[Hashable]:
            roll, track = state.map, state.track
            # By ticks and pitches: a box for each of tens of thousands would be felt at every edit.
            rows = {p for p in range(128) if roll.has(p) and -roll.row < roll.y(p) < grid.height()}
            notes = grid.tiles.index.notes(score, track, roll.tick(0), roll.tick(grid.width()))
            notes.sort(key=lambda note: (note.start, note.pitch))
            found = ((track, note) for note in notes if note.pitch in rows)
            shown = place is not None and self.box(place).intersects(QRectF(grid.rect()))
            # Two notes of the same place and kind are one to who hears them.
            return [*dict.fromkeys(found), *([place] if shown else [])]

        return self._found.of(score, (state.track, state.map, grid.size(), place), find)

    def name(self, key: Hashable) -> str:
        score = self._state.score
        if score is None:
            return ""
        if isinstance(key, Place):
            return said_of_place(score, self._state.track, key.tick, key.pitch)
        track, note = cast("Pick", key)
        return said_of_note(score, track, note) if track < len(score.tracks) else ""

    def box(self, key: Hashable) -> QRectF:
        if isinstance(key, Place):
            return self._grid.box(Note(key.tick, self._state.grid, key.pitch))
        return self._grid.box(cast("Pick", key)[1])

    def at(self, point: QPointF) -> Hashable | None:
        return self._grid.hand.hit(point)

    def chosen(self) -> Collection[Hashable]:
        return self._state.chosen

    def current(self) -> Hashable | None:
        chosen = self._state.chosen
        if chosen:
            return next(iter(chosen)) if len(chosen) == 1 else None
        return self._place() or self._under_caret()

    def choose(self, keys: Sequence[Hashable]) -> None:
        self._state.choose(cast("Pick", key) for key in keys if not isinstance(key, Place))

    def _place(self) -> Place | None:
        """Return where the keyboard writes, unless it is at a note or nothing is written by it now."""
        state = self._state
        if not state.caret_shown or state.chosen or self._under_caret() is not None:
            return None
        return Place(*state.caret)

    def _under_caret(self) -> Pick | None:
        """Return the note that begins where the keyboard writes, which Enter takes away."""
        state, score = self._state, self._state.score
        if not state.caret_shown or score is None or state.track >= len(score.tracks):
            return None
        tick, pitch = state.caret
        there = picks_between(score, tick, tick + 1, [state.track])
        return next((pick for pick in there if pick[1].pitch == pitch), None)

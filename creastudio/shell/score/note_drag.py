"""What a drag of a note comes to: how far chosen notes move, or how much longer they get."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from creastudio.core import score_editing as editing
from creastudio.core.score_editing import Edited, Pick
from creastudio.core.score_keys import moved_in_key, stepped
from creastudio.shell.score.roll_state import RollState


@dataclass(frozen=True)
class NoteDrag:
    """A drag of one note, which all chosen ones follow.

    Attributes
    ----------
    start : QPointF
        Where the mouse was pressed, px.
    """

    state: RollState
    hit: Pick
    start: QPointF

    def moved(self, place: QPointF, *, free: bool, straight: bool) -> Edited | None:
        """Return the score after a drag to a place.

        Parameters
        ----------
        free : bool
            Leave the grid aside.
        straight : bool
            Go in time or in pitch alone, whichever is further.
        """
        state = self.state
        score = state.score
        if score is None:
            return None
        ticks, rows = self._offsets(place, free=free, straight=straight)
        semitones = self._semitones(rows)
        drums = score.tracks[self.hit[0]].percussion
        if state.scale_lock and semitones and not drums:
            moved = editing.moved(score, state.chosen, ticks)
            return moved_in_key(moved.score, moved.chosen, self._steps(semitones))
        return editing.moved(score, state.chosen, ticks, semitones, whole=drums)

    def resized(self, edge: str, place: QPointF, *, free: bool) -> Edited | None:
        """Return the score after an edge was dragged to a place."""
        state, note = self.state, self.hit[1]
        score = state.score
        if score is None:
            return None
        was = note.start + note.duration if edge == "end" else note.start
        goal = state.snapped(was + (place.x() - self.start.x()) / state.map.density, free=free)
        return editing.resized(score, state.chosen, goal - was, edge=edge, least=1 if free else state.least)

    def _offsets(self, place: QPointF, *, free: bool, straight: bool) -> tuple[int, int]:
        """Return ticks and rows that chosen notes are dragged by."""
        roll, note = self.state.map, self.hit[1]
        off = place - self.start
        ticks = off.x() / roll.density
        if not free and self.state.snapping:
            # The note that is held goes to the grid; the others keep their distance from it.
            ticks = self.state.snapped(note.start + ticks) - note.start
        goal = roll.pitch(off.y() + roll.y(note.pitch) + roll.row / 2)
        rows = roll.row_of(note.pitch) - roll.row_of(goal)
        if straight:
            if abs(off.x()) >= abs(off.y()):
                rows = 0
            else:
                ticks = 0
        return round(ticks), rows

    def _semitones(self, rows: int) -> int:
        """Return how far the held note goes, by its rows: in a folded roll rows are further apart."""
        roll, pitch = self.state.map, self.hit[1].pitch
        row = min(max(roll.row_of(pitch) - rows, 0), len(roll.rows) - 1)
        return roll.rows[row] - pitch

    def _steps(self, semitones: int) -> int:
        """Return the step of the scale that comes nearest to so many semitones."""
        score, note = self.state.score, self.hit[1]
        assert score is not None
        key = score.key_at(note.start)
        guess = round(semitones * 7 / 12)
        tried = {steps: stepped(key, note, steps) for steps in range(guess - 2, guess + 3)}
        return min(
            tried, key=lambda n: abs(made.pitch - note.pitch - semitones) if (made := tried[n]) else 999
        )

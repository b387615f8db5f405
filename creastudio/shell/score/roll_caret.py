"""Writing and choosing notes by the keyboard: arrows move what is chosen, else a caret that Enter writes at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from creastudio.api.score import Note
from creastudio.core import score_editing as editing
from creastudio.core.score_editing import Pick
from creastudio.shell.i18n import mark
from creastudio.shell.score.roll_acts import RollActs
from creastudio.shell.score.roll_state import GRIDS, RollState

_ARROWS = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, 1), "Down": (0, -1)}

KEYS = (
    *_ARROWS, *(f"Ctrl+{key}" for key in _ARROWS), "Return", "Insert", "Home", "End", "PgUp", "PgDown", ".", ",",
    *"123456",
)  # fmt: skip


class RollCaret:
    """The keyboard on the roll."""

    def __init__(self, state: RollState, acts: RollActs) -> None:
        self._state, self._acts = state, acts

    def knows(self, name: str) -> bool:
        """Return whether a key means something."""
        return name in KEYS

    def press(self, name: str) -> bool:
        """Do what a key means; False where it means nothing."""
        state = self._state
        if state.score is None or not self.knows(name):
            return False
        arrow = name.removeprefix("Ctrl+")
        if arrow in _ARROWS:
            self._arrow(*_ARROWS[arrow], fine=name != arrow)
        elif name in (".", ","):
            self._next(1 if name == "." else -1)
        elif name in ("Return", "Insert"):
            self._write()
        elif name in "123456":
            state.set_option(grid_name=GRIDS[int(name) - 1][0])
        else:
            self._far(name)
        return True

    def _arrow(self, across: int, up: int, *, fine: bool) -> None:
        state = self._state
        score = state.score
        assert score is not None
        if fine and not across:
            state.set_track(state.track - up)
            return
        if state.chosen:
            ticks = max(1, score.ticks_per_quarter // 96) if fine else state.grid
            self._acts.nudge(across * ticks, up)
            self._tell()
            return
        tick, pitch = state.caret
        if state.caret_shown:
            tick = state.snapped(tick + across * state.grid) if across else tick
            pitch = self._row_beside(pitch, up) if up else pitch
        state.show_caret(shown=True)
        state.put_caret(tick, pitch)

    def _row_beside(self, pitch: int, up: int) -> int:
        state = self._state
        roll = state.map
        row = min(max(roll.row_of(pitch) - up, 0), len(roll.rows) - 1)
        return state.in_scale(state.caret[0], roll.rows[row], up)

    def _far(self, name: str) -> None:
        """Go to the beginning or the end, or a bar back or on."""
        state = self._state
        score = state.score
        assert score is not None
        tick, pitch = state.caret
        number = score.bar_map.number(tick)
        goal = {
            "Home": 0,
            "End": state.source.end,
            "PgUp": score.bar_map.bar(max(0, number - (tick == score.bar_map.bar(number).start))).start,
            "PgDown": score.bar_map.bar(number + 1).start,
        }[name]
        state.choose(())
        state.show_caret(shown=True)
        state.put_caret(goal, pitch)

    def _write(self) -> None:
        """Put a note at the caret and go on behind it; where one begins there already, take it away."""
        state = self._state
        score = state.score
        assert score is not None
        if not score.tracks:
            return
        if not state.caret_shown:
            state.choose(())
            state.show_caret(shown=True)
            return
        tick, pitch = state.caret
        there = frozenset(
            pick
            for pick in editing.picks_between(score, tick, tick + 1, [state.track])
            if pick[1].pitch == pitch
        )
        if there:
            state.apply(editing.deleted(score, there), mark("Delete notes"))
            return
        pitch = state.in_scale(tick, pitch)
        note = Note(tick, state.grid, pitch, state.velocity)
        if state.apply(
            editing.Edited(editing.drawn(score, state.track, note).score, frozenset()), mark("Draw note")
        ):
            state.touched.emit(state.track, note)
            state.put_caret(tick + state.grid, pitch)

    def _next(self, way: int) -> None:
        """Choose the next note, or the one before."""
        state = self._state
        notes = sorted(state.all_of_track(), key=lambda pick: (pick[1].start, pick[1].pitch))
        if not notes:
            return
        places = [(note.start, note.pitch) for _, note in notes]
        if state.chosen:
            ends = sorted(
                (note.start, note.pitch) for track, note in state.chosen if track == state.track
            ) or [(0, 0)]
            at = bisect_right(places, ends[-1]) if way > 0 else bisect_left(places, ends[0]) - 1
        else:
            at = bisect_left(places, (state.caret[0], 0))
        found: Pick = notes[min(max(at, 0), len(notes) - 1)]
        state.choose([found])
        state.show_caret(shown=False)
        state.put_caret(found[1].start, found[1].pitch)
        state.touched.emit(*found)

    def _tell(self) -> None:
        first = min(self._state.chosen, default=None, key=lambda pick: pick[1].start)
        if first is not None:
            self._state.touched.emit(*first)

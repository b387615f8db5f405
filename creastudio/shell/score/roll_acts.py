"""What can be done to chosen notes: each method is called by the act of ``act_table`` that names it."""

from __future__ import annotations

from collections.abc import Callable

from creastudio.api.score import Score
from creastudio.core import score_editing as editing
from creastudio.core import score_velocities as loudness
from creastudio.core.score_editing import Chosen, Edited
from creastudio.core.score_keys import moved_in_key, put_into_scale
from creastudio.shell.i18n import mark
from creastudio.shell.score.act_table import ACTS
from creastudio.shell.score.bar_acts import BarActs
from creastudio.shell.score.clipboard import copied_notes, copy_notes
from creastudio.shell.score.roll_state import RollState


class RollActs:
    """Does what the table says.

    Parameters
    ----------
    playhead : callable
        Returns the tick of the playhead.
    """

    def __init__(self, state: RollState, playhead: Callable[[], int], bars: BarActs) -> None:
        self._state, self._playhead, self.bars = state, playhead, bars
        self.place_asked: Callable[[], None] = lambda: None
        """Asks for metre, key and tempo; a view knows where."""
        self.strength, self.swing, self.ends = 1.0, 0.0, False
        self._seed = 0

    def run(self, name: str) -> bool:
        """Do one thing; False where there is nothing to do it to."""
        act = next(item for item in ACTS if item.id == name)
        if self._state.score is None or (act.on_notes and not self._state.chosen):
            return False
        call = getattr(self, act.call)
        if act.argument is None:
            call()
        else:
            call(act.argument)
        return True

    # -- tools and views

    def tool(self, name: str) -> None:
        self._state.set_tool(name)  # type: ignore[arg-type]

    def option(self, name: str) -> None:
        self._state.set_option(**{name: not getattr(self._state, name)})

    def select_all(self) -> None:
        self._state.choose(self._state.all_of_track())

    def select_everything(self) -> None:
        score = self._state.score
        assert score is not None
        self._state.choose(editing.picks(score))

    # -- bars and words

    def insert_bars(self) -> None:
        self.bars.insert()

    def delete_bars(self) -> None:
        self.bars.delete()

    def clear_bars(self) -> None:
        self.bars.clear()

    def change_place(self) -> None:
        self.place_asked()

    def write_chord(self) -> None:
        self._state.chordWanted.emit(self._here())

    def write_words(self) -> None:
        self._state.wordsWanted.emit(self._here())

    def _here(self) -> int:
        """Return where one writes: at the first chosen note, at the caret, else at the playhead."""
        state = self._state
        if state.chosen:
            return min(note.start for _, note in state.chosen)
        return state.caret[0] if state.caret_shown else max(0, self._playhead())

    # -- the clipboard

    def copy(self) -> None:
        score = self._state.score
        assert score is not None
        copy_notes(score, self._state.chosen)

    def cut(self) -> None:
        self.copy()
        self._do(mark("Cut notes"), editing.deleted)

    def paste(self) -> None:
        score = self._state.score
        assert score is not None
        state = self._state
        at = state.caret[0] if state.caret_shown else self._playhead()
        fresh = copied_notes(score, state.snapped(at, down=True), state.track)
        if fresh:
            state.apply(Edited(editing.replaced(score, (), fresh), frozenset(fresh)), mark("Paste notes"))

    def duplicate(self) -> None:
        score = self._state.score
        assert score is not None
        chosen = self._state.chosen
        first = min(note.start for _, note in chosen)
        end = max(note.start + note.duration for _, note in chosen)
        # The repeat begins on the grid, so that it stays in step.
        length = max(self._state.grid, self._state.snapped(end) - self._state.snapped(first, down=True))
        if self._state.snapped(first, down=True) + length < end and self._state.snapping:
            length += self._state.grid
        fresh = frozenset((track, note._replace(start=note.start + length)) for track, note in chosen)
        self._state.apply(Edited(editing.replaced(score, (), fresh), fresh), mark("Repeat notes"))

    # -- notes

    def delete(self) -> None:
        self._do(mark("Delete notes"), editing.deleted)

    def join(self) -> None:
        self._do(mark("Join notes"), editing.joined)

    def split(self) -> None:
        tick = self._playhead()
        self._do(mark("Split notes"), lambda score, chosen: editing.split(score, chosen, tick))

    def quantise(self) -> None:
        """Put chosen notes on the grid, all of the track where none are."""
        if not self._state.chosen:
            self.select_all()
        self._do(
            mark("Quantise notes"),
            lambda score, chosen: editing.quantised(
                score, chosen, self._state.grid, strength=self.strength, swing=self.swing, ends=self.ends
            ),
        )

    def legato(self) -> None:
        self._do(mark("Legato"), editing.legato)

    def humanise(self) -> None:
        self._seed += 1
        score = self._state.score
        assert score is not None
        late = score.ticks_per_quarter / 48
        self._do(
            mark("Humanise notes"),
            lambda score, chosen: editing.humanised(score, chosen, self._seed, ticks=late, velocity=6),
        )

    def lengthen(self, steps: int) -> None:
        by, least = steps * self._state.grid, self._state.least
        self._do(
            mark("Change length of notes"),
            lambda score, chosen: editing.resized(score, chosen, by, least=least),
        )

    def nudge(self, ticks: int, semitones: int) -> None:
        """Move chosen notes by the keyboard."""
        score = self._state.score
        assert score is not None
        drums = not editing.percussive(score).isdisjoint(track for track, _ in self._state.chosen)
        if self._state.scale_lock and semitones and not drums:
            self.transpose_in_key(1 if semitones > 0 else -1)
            return
        self._do(
            mark("Move notes"),
            lambda score, chosen: editing.moved(score, chosen, ticks, semitones, whole=drums),
        )

    def transpose(self, semitones: int) -> None:
        self._do(mark("Transpose notes"), lambda score, chosen: editing.moved(score, chosen, 0, semitones))

    def transpose_in_key(self, steps: int) -> None:
        self._do(mark("Transpose notes"), lambda score, chosen: moved_in_key(score, chosen, steps))

    def into_scale(self) -> None:
        self._do(mark("Put into the scale"), put_into_scale)

    def louder(self, by: int) -> None:
        self._do(mark("Change velocities"), lambda score, chosen: loudness.scaled(score, chosen, add=by))

    def crescendo(self, ends: tuple[int, int]) -> None:
        self._do(mark("Change velocities"), lambda score, chosen: loudness.crescendo(score, chosen, *ends))

    def lock(self) -> None:
        """Lock chosen notes; free them when all of them are locked."""
        on = not all(note.locked for _, note in self._state.chosen)
        label = mark("Lock notes") if on else mark("Free notes")
        self._do(label, lambda score, chosen: editing.locked(score, chosen, on=on))

    def _do(self, label: str, change: Callable[[Score, Chosen], Edited]) -> None:
        score, chosen = self._state.score, self._state.chosen
        if score is not None and chosen:
            self._state.apply(change(score, chosen), label)

"""What can be done to whole bars: those that are marked, else the one where the keyboard or the playhead is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.core import score_time as timing
from creastudio.core.score_editing import picks_between
from creastudio.shell.i18n import mark, tr, trn
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.score.small_forms import SmallForm, ask_place, with_place_values


class BarActs:
    """Acts on the bars of the score of one state.

    Parameters
    ----------
    playhead : callable
        Returns the tick of the playhead.
    fails : callable
        Told why something can't be done.
    """

    def __init__(
        self, state: RollState, playhead: Callable[[], int], fails: Callable[[UserError], None]
    ) -> None:
        self._state, self._playhead, self._fails = state, playhead, fails
        self.form: SmallForm | None = None

    def bars(self, tick: int | None = None) -> tuple[int, int]:
        """Return the bars that are meant: marked ones, else the one at a tick."""
        state = self._state
        score = state.score
        assert score is not None
        if state.bars is not None and (
            tick is None or state.bars[0] <= score.bar_map.number(tick) < state.bars[1]
        ):
            return state.bars
        at = tick if tick is not None else (state.caret[0] if state.caret_shown else max(0, self._playhead()))
        number = score.bar_map.number(at)
        return number, number + 1

    def insert(self, tick: int | None = None) -> None:
        """Put as many empty bars as are meant before them."""
        first, last = self.bars(tick)
        self._do(mark("Insert bars"), lambda score: timing.inserted_bars(score, first, last - first))

    def delete(self, tick: int | None = None) -> None:
        """Take bars away, with the time that they take."""
        first, last = self.bars(tick)
        self._state.mark_bars(None)
        self._do(mark("Delete bars"), lambda score: timing.deleted_bars(score, first, last))

    def clear(self, tick: int | None = None) -> None:
        """Take the notes of the track out of bars."""
        first, last = self.bars(tick)
        track = [self._state.track]
        self._do(mark("Clear bars"), lambda score: timing.cleared_bars(score, first, last, track))

    def choose(self, tick: int | None = None) -> None:
        """Choose the notes of the track in bars."""
        score = self._state.score
        assert score is not None
        first, last = self.bars(tick)
        start, end = score.bar_map.bar(first).start, score.bar_map.bar(last - 1).end
        self._state.choose(picks_between(score, start, end, [self._state.track]))

    def ask(self, place: QPoint, anchor: QWidget, tick: int | None = None) -> None:
        """Ask for metre, key and tempo from a bar on."""
        score = self._state.score
        assert score is not None
        first, _ = self.bars(tick)

        def change(values: dict[str, Any]) -> None:
            self._do(mark("Change metre, key or tempo"), lambda now: with_place_values(now, first, values))

        self.form = ask_place(score, first, place, anchor, change)
        self.form.destroyed.connect(self._form_gone)

    def menu(self, place: QPoint, anchor: QWidget, tick: int) -> None:
        """Offer what can be done to bars."""
        score = self._state.score
        if score is None:
            return
        first, last = self.bars(tick)
        count = last - first
        menu = QMenu(anchor)
        for title, act in (
            (tr("Select the notes of the track in them"), self.choose),
            (trn("Insert {count} bar before", "Insert {count} bars before", count), self.insert),
            (trn("Delete {count} bar", "Delete {count} bars", count), self.delete),
            (tr("Clear them in this track"), self.clear),
        ):
            menu.addAction(title).triggered.connect(lambda _checked=False, do=act: do(tick))
        menu.addSeparator()
        menu.addAction(tr("Metre, key, tempo…")).triggered.connect(lambda: self.ask(place, anchor, tick))
        start = score.bar_map.bar(first).start
        gone = menu.addAction(tr("Remove what changes here"))
        gone.setEnabled(
            start > 0 and any(e.tick == start for e in (*score.metres, *score.keys, *score.tempi))
        )
        gone.triggered.connect(
            lambda: self._do(
                mark("Change metre, key or tempo"), lambda now: timing.without_change(now, start)
            )
        )
        menu.exec(place)
        menu.deleteLater()

    def _form_gone(self) -> None:
        self.form = None

    def _do(self, label: str, change: Callable[[Score], Score]) -> None:
        score = self._state.score
        if score is None:
            return
        try:
            made = change(score)
        except (UserError, ValueError) as error:
            known = (
                error
                if isinstance(error, UserError)
                else UserError("The score has no room for this.", "Try fewer bars.")
            )
            self._fails(known)
            return
        self._state.source.set_score(made, label)

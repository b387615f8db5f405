"""The state under a person's hands, with all that was there before it. Knows no widget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator, Work
from creastudio.api.keys import FLICKS_PER_SECOND, TimedKey, dump_keys
from creastudio.api.panel import Panel, listed, pairs
from creastudio.api.params import problems, role_name
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.live.compare import Compare
from creastudio.shell.live.controls import family_of
from creastudio.shell.live.dropping import LiveDrag
from creastudio.shell.live.states import (
    LiveState,
    Trail,
    as_text,
    first_state,
    fitting,
    from_text,
    plain,
    random_state,
)
from creastudio.shell.session import Session
from creastudio.workspace.notice import Notice

BY_CHANCE = 3
"""States by chance that a way goes through after the one that is shown."""

APART = 2 * FLICKS_PER_SECOND
"""From one of them to the next."""


class Hand(QObject):
    """Holds one state of a generator. What is moved becomes a step that can be undone when the hand rests."""

    jumped = Signal()
    """Another state is there: show it everywhere, and draw it."""
    touched = Signal()
    """It was moved a little."""
    stepsChanged = Signal()
    """What can be undone, or which of two states is shown, is another thing now."""

    def __init__(
        self, session: Session, panel: Panel, work: Generator, state: LiveState, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self.panel, self.work = session, panel, work
        self.state = self._settled = state
        self.trail, self.compare = Trail(), Compare()
        self.seed_name = role_name(work.params, "seed")

    # -- going somewhere

    def go(self, state: LiveState) -> None:
        """Show another state, as one step."""
        self.settle()
        if state != self.state:
            self.trail.leave(self.state)
            self._step(state)

    def undo(self) -> None:
        """Go back to the state before."""
        self.settle()
        self._step(self.trail.undo(self.state))

    def redo(self) -> None:
        """Go on to the state that was undone."""
        self.settle()
        self._step(self.trail.redo(self.state))

    def reset(self) -> None:
        """Show the defaults; model and seed stay."""
        models = self._session.models_of(family_of(self.work))
        first = first_state(self.work, [name for name, _ in models])
        name = role_name(self.work.params, "model")
        if first is not None:
            kept = {name: self.state.params[name]} if name else {}
            self.go(first.changed(**kept).with_seed(self.state.seed, self.seed_name))

    def randomise(self) -> None:
        """Draw a state by chance."""
        self.go(self._by_chance())

    def _by_chance(self) -> LiveState:
        names = listed(self.panel.bindings.get("random", ""))
        if names:
            return random_state(self.work, self.state, names)
        plane = tuple(self.panel.bindings[axis] for axis in ("x", "y") if axis in self.panel.bindings)
        moved = random_state(self.work, self.state, plane) if plane else self.state
        return random_state(self.work, moved, ())

    def switch(self) -> None:
        """Show the other of the two states that are compared."""
        self.settle()
        self.go(self.compare.switch(self.state))
        self.stepsChanged.emit()

    def open_state(self, params: Mapping[str, Any], seed: int) -> None:
        """Show a state from elsewhere: of a recipe, or of a favourite."""
        self.go(fitting(self.work, params, seed, self.state))

    def copy(self) -> None:
        """Put the state on the clipboard as text."""
        QApplication.clipboard().setText(as_text(self.work, self.state))
        self._session.notify(tr("The state is on the clipboard."))

    def paste(self) -> None:
        """Show the state that the clipboard holds."""
        try:
            self.go(from_text(self.work, QApplication.clipboard().text(), self.state))
        except UserError as error:
            self._session.noticeAdded.emit(Notice.from_error(error))

    # -- moving by hand

    def touch(self, state: LiveState) -> None:
        """Follow what a person moves."""
        state = state.with_seed(state.seed, self.seed_name)
        if state != self.state:
            self.state = state
            self.touched.emit()

    def settle(self) -> None:
        """Make one step of all that was moved since the hand last rested."""
        if self.state != self._settled:
            self.trail.leave(self._settled)
            self._settled = self.state
            self.stepsChanged.emit()

    def _step(self, state: LiveState | None) -> None:
        if state is not None:
            self.state = self._settled = state
            self.jumped.emit()
            self.stepsChanged.emit()

    # -- what it is good for

    @property
    def problems(self) -> dict[str, str]:
        """What doesn't fit, by parameter."""
        return problems(self.work.params, self.state.params)

    def before(self) -> LiveState | None:
        """Return what is compared with the state: the other of A and B, or what was there before."""
        return self.compare.other(self.trail.past[-1] if self.trail.past else None)

    def rough(self, binding: str, state: LiveState) -> LiveState:
        """Return a state with the values of the binding ``draft`` or ``map``, where there are any."""
        values = pairs(self.panel.bindings.get(binding, ""))
        # Through validation, so that "128" becomes a number.
        return LiveState(plain(self.work, {**state.params, **values}), state.seed) if values else state

    def wish(self, width: int = 0, height: int = 0) -> LiveDrag:
        """Return the job that makes this very picture; `width` and `height` as far as they are known."""
        counter = role_name(self.work.params, "count")
        one = {counter: 1} if counter else {}
        params = plain(self.work, {**self.state.params, **one})
        return LiveDrag(self.work.id, params, self.state.seed, (width, height), tr_text(self.work.title))

    def values_for(self, other: Work) -> dict[str, Any]:
        """Return what another generator is given to go on from here; the seed under ""."""
        # How many it makes is its own matter.
        counter = role_name(other.params, "count")
        names = set(other.params.model_fields) - {counter}
        keys = role_name(other.params, "keys")
        return {
            **{name: value for name, value in self.state.params.items() if name in names},
            **({keys: dump_keys(self._way())} if keys else {}),
            "": self.state.seed,
        }

    def _way(self) -> list[TimedKey]:
        """Return keys that begin with what is shown: on to the other of A and B, or else to states by chance."""
        other = self.compare.other(None)
        goals = [other] if other not in (None, self.state) else [self._by_chance() for _ in range(BY_CHANCE)]
        own = {"generator": self.work.id}
        return [
            TimedKey(at=index * APART, params={**state.params, **own, "seed": state.seed})
            for index, state in enumerate([self.state, *goals])
            if state is not None
        ]

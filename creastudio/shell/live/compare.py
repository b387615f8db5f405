"""Two remembered states, A and B, and what was there before."""

from __future__ import annotations

from creastudio.shell.live.states import LiveState


class Compare:
    """Holds the states that are compared; what is changed belongs to the one that is shown."""

    def __init__(self) -> None:
        self.shown = "A"
        self._other: LiveState | None = None

    def switch(self, now: LiveState) -> LiveState:
        """Show the other one; the first time it begins as a copy of this one."""
        other, self._other = self._other, now
        self.shown = "B" if self.shown == "A" else "A"
        return now if other is None else other

    def other(self, before: LiveState | None) -> LiveState | None:
        """Return what a held B shows: the other one, or, where there is none yet, what was there before."""
        return self._other if self._other is not None else before

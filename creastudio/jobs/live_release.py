"""How the memory of a live picture goes back to the engine that draws the next into it."""

from __future__ import annotations

import contextlib
from typing import Protocol

from creastudio.jobs.protocol import Message


class Tells(Protocol):
    """The part of an engine that is told."""

    def send_live(self, message: Message) -> None:
        """Tell a live session something."""
        ...


class ReleaseOnce:
    """Gives a slot back to the engine, the first time that it is called."""

    def __init__(self, engine: Tells, session: str, slot: int) -> None:
        self._engine, self._body = engine, {"id": session, "slot": slot}
        self._done = False

    def __call__(self) -> None:
        """Give it back; a second time does nothing."""
        if not self._done:
            self._done = True
            with contextlib.suppress(OSError, ValueError):
                self._engine.send_live(Message("live_free", self._body))


def nothing() -> None:
    """Give nothing back: what came with the message itself."""

"""Text on its way from a job to the window: gathered, so that fast tokens are no flood of messages."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

STREAM_INTERVAL = 1 / 30
"""Seconds between two messages of streamed text at least; more of them nobody can see."""

MAX_CHANNEL = 64
"""Characters of the name of a channel."""

MAX_ALTERNATIVES = 10

MAX_WAITING = 1 << 16
"""Characters that wait at most before they are sent."""

Piece = list[Any]
"""``[channel, text, [[alternative, probability], ...]]``, in JSON types."""


class StreamBuffer:
    """Gathers pieces of text and sends them together, in order; safe from several threads of a plugin.

    There is no timer: the first piece after a rest goes out at once, and what was gathered goes with the next thing that
    the job says or checks.

    Parameters
    ----------
    send : callable
        Takes a list of pieces.
    clock : callable
        Seconds, monotonic.
    """

    def __init__(
        self, send: Callable[[list[Piece]], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._send = send
        self._clock = clock
        self._lock = threading.Lock()
        self._pieces: list[Piece] = []
        self._waiting = 0
        self._sent = -math.inf

    def add(self, channel: str, text: str, alternatives: Sequence[tuple[str, float]]) -> None:
        """Take a piece; pieces of one channel that come one after another without alternatives become one."""
        if len(channel) > MAX_CHANNEL:
            raise ValueError(f"the name of a channel has at most {MAX_CHANNEL} characters")
        others = [[str(other), _share(share)] for other, share in alternatives[:MAX_ALTERNATIVES]]
        with self._lock:
            last = self._pieces[-1] if self._pieces else None
            if last is not None and last[0] == channel and not last[2] and not others:
                last[1] += text
            elif text or others:
                self._pieces.append([channel, text, others])
            self._waiting += len(text)
        self.flush(due=self._waiting < MAX_WAITING)

    def flush(self, *, due: bool = False) -> None:
        """Send what waits; with `due` only if the last time is long enough ago."""
        if not self._pieces:
            return
        with self._lock:
            now = self._clock()
            if not self._pieces or (due and now - self._sent < STREAM_INTERVAL):
                return
            self._sent, self._waiting = now, 0
            pieces, self._pieces = self._pieces, []
            # Within the lock: two threads must not overtake each other.
            self._send(pieces)


def _share(probability: float) -> float:
    """Return a probability within 0 to 1; what is no number counts as 0."""
    value = float(probability)
    return min(max(value, 0.0), 1.0) if math.isfinite(value) else 0.0

"""What is on its way to an engine: written by a thread of its own, so that nobody waits for a full pipe."""

from __future__ import annotations

import contextlib
import queue
import threading

from creastudio.jobs.protocol import Message, Writable, encoded


class Outbox:
    """Sends messages to an engine in order; safe from several threads, and none of them ever waits.

    An engine that doesn't read, because it is stuck in a computation, must not hold up who cancels it.
    """

    def __init__(self, pipe: Writable, name: str = "") -> None:
        self._pipe = pipe
        self._frames: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=f"outbox-{name}", daemon=True)
        self._thread.start()

    def send(self, message: Message) -> None:
        """Have a message sent; ValueError when it is too large for a frame. A closed pipe is no error here."""
        self._frames.put(encoded(message))

    def close(self, timeout: float = 1.0) -> None:
        """Send what waits and end, at most after `timeout` seconds."""
        self._frames.put(None)
        self._thread.join(timeout)

    def _work(self) -> None:
        # A closed pipe means that the process is gone; whoever follows it finds that out.
        with contextlib.suppress(OSError, ValueError):
            for frame in iter(self._frames.get, None):
                self._pipe.write(frame)
                self._pipe.flush()

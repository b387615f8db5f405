"""What is on its way to an engine: written by a thread of its own, so that nobody waits for a full pipe."""

from __future__ import annotations

import contextlib
import queue
import threading

from creastudio.jobs.protocol import ClosableWritable, Message, encoded


class Outbox:
    """Sends messages to an engine in order; safe from several threads, and none of them waits for the engine.

    An engine that doesn't read, because it is stuck in a computation, must not hold up who cancels it. The pipe
    belongs to the outbox: closing it from another thread would wait for the write that is stuck in it.
    """

    def __init__(self, pipe: ClosableWritable, name: str = "") -> None:
        self._pipe = pipe
        self._frames: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=f"outbox-{name}", daemon=True)
        self._thread.start()

    def send(self, message: Message) -> None:
        """Have a message sent; ValueError when it is too large for a frame. A closed pipe is no error here."""
        self._frames.put(encoded(message))

    def close(self, timeout: float = 1.0) -> None:
        """Send what waits and close the pipe; return after `timeout` seconds even if nobody reads it."""
        self._frames.put(None)
        self._thread.join(timeout)

    def _work(self) -> None:
        # A closed pipe means that the process is gone; whoever follows it finds that out.
        with contextlib.suppress(OSError, ValueError), contextlib.closing(self._pipe):
            for frame in iter(self._frames.get, None):
                self._pipe.write(frame)
                self._pipe.flush()

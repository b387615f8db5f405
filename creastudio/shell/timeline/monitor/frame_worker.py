"""Paints frames on a thread of its own: the newest wishes alone, so that it never falls behind."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QImage

from creastudio.core.document import Document
from creastudio.core.timeline import Sequence
from creastudio.render.frame import FramePainter
from creastudio.shell.threads.handing import bare

IDLE = 0.3
"""Seconds after which a thread without work ends; the next wish starts another."""


@dataclass(frozen=True, eq=False)
class Wish:
    """A frame that is wanted: of a sequence in a version of the document, at a time (flicks), in a size (px)."""

    document: Document
    sequence: Sequence
    time: int
    width: int
    height: int

    def same(self, other: Wish) -> bool:
        """Whether both are the same frame but for the time."""
        size = (self.width, self.height) == (other.width, other.height)
        return size and self.sequence is other.sequence and self.document is other.document


@dataclass(frozen=True)
class Finished:
    """A painted frame, and how long that took, s."""

    wish: Wish
    image: QImage | None
    seconds: float
    error: BaseException | None = None


class FrameWorker:
    """One thread with one painter.

    Parameters
    ----------
    painter : callable
        Makes the painter, on the thread.
    """

    def __init__(self, painter: Callable[[], FramePainter]) -> None:
        self._make = painter
        self._painter: FramePainter | None = None
        self._lock = threading.Condition()
        self._waiting: list[Wish] = []
        self._thread: threading.Thread | None = None
        self._working = False
        self._closed = False
        self.finished: queue.SimpleQueue[Finished] = queue.SimpleQueue()

    @property
    def busy(self) -> bool:
        """Whether a frame is being painted, or waits to be."""
        with self._lock:
            return self._working or bool(self._waiting)

    def ask(self, *wishes: Wish) -> None:
        """Ask for frames, the first one first; what waits and isn't among them is dropped."""
        with self._lock:
            if self._closed:
                return
            self._waiting = list(wishes)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="frames")
                self._thread.start()
            self._lock.notify()

    def close(self) -> None:
        """Drop what waits, and end the thread."""
        with self._lock:
            self._closed = True
            self._waiting.clear()
            thread = self._thread
            self._lock.notify()
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting and not self._closed:
                    self._lock.wait(IDLE)
                if not self._waiting:
                    self._thread = None
                    return
                wish = self._waiting.pop(0)
                self._working = True
            done = self._paint(wish)
            with self._lock:
                self.finished.put(done)
                self._working = False

    def _paint(self, wish: Wish) -> Finished:
        begin = time.perf_counter()
        try:
            if self._painter is None:
                self._painter = self._make()
            image = self._painter.frame(wish.document, wish.sequence, wish.time, wish.width, wish.height)
        except BaseException as error:  # noqa: BLE001  raised again on the thread of the window
            return Finished(wish, None, 0.0, bare(error))
        return Finished(wish, image, time.perf_counter() - begin)

"""Painting and decoding off the thread of the window, newest wish first."""

from __future__ import annotations

import queue
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from shiboken6 import isValid

from creastudio.api.errors import UserError
from creastudio.shell.threads.handing import bare

Result = TypeVar("Result")

TICK = 12
"""Milliseconds between two looks at what is finished, while anything isn't."""

IDLE = 0.3
"""Seconds after which a thread without work ends; the next wish starts another."""

THREADS = 2


@dataclass(frozen=True)
class _Wish:
    owner: QObject
    work: Callable[[], Any]
    done: Callable[[Any], object]


class Background(QObject):
    """Runs functions that touch no widget on a few threads and hands their results to the thread of the window.

    A wish belongs to a slot of its owner: a newer one replaces one that still waits there, so that a view which
    asks at every mouse move is answered with the newest state and never falls behind.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Condition()
        self._waiting: OrderedDict[tuple[int, Hashable], _Wish] = OrderedDict()
        self._threads: list[threading.Thread] = []
        self._idle = 0
        self._open = 0
        self._closed = False
        self._finished: queue.SimpleQueue[tuple[_Wish, Any, BaseException | None]] = queue.SimpleQueue()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._drain)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    def run(
        self, owner: QObject, slot: Hashable, work: Callable[[], Any], done: Callable[[Any], object]
    ) -> None:
        """Call `work` on another thread, then `done` with its result here, unless `owner` is gone by then.

        Parameters
        ----------
        slot : hashable
            What this is for; a wish that waits in the same slot of the same owner is dropped.
        """
        if self._closed:
            return
        key = (id(owner), slot)
        with self._lock:
            if self._waiting.pop(key, None) is None:
                self._open += 1
            self._waiting[key] = _Wish(owner, work, done)
            if self._idle == 0 and len(self._threads) < THREADS:
                thread = threading.Thread(target=self._work, name="pictures")
                self._threads.append(thread)
                thread.start()
            self._lock.notify()
        self._timer.start()

    @property
    def busy(self) -> bool:
        """Whether anything isn't handed over yet."""
        return self._open > 0

    def go_on(self) -> bool:
        """Whether what is worked on is still wanted; any thread may ask, and work that takes long should."""
        return not self._closed

    def close(self) -> None:
        """Drop what waits and end the threads."""
        self._closed = True
        with self._lock:
            self._waiting.clear()
            threads = list(self._threads)
            self._lock.notify_all()
        for thread in threads:
            thread.join()
        if isValid(self):
            self._timer.stop()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting and not self._closed:
                    self._idle += 1
                    self._lock.wait(IDLE)
                    self._idle -= 1
                if not self._waiting:
                    self._threads.remove(threading.current_thread())
                    return
                _, wish = self._waiting.popitem(last=True)
            try:
                self._finished.put((wish, wish.work(), None))
            except BaseException as error:  # noqa: BLE001  raised again on the thread of the window
                self._finished.put((wish, None, bare(error)))
            # Its owner must not meet its end on this thread, only because it is held here while the next is waited for.
            del wish

    def _drain(self) -> None:
        while not self._finished.empty():
            wish, result, error = self._finished.get_nowait()
            self._open -= 1
            if error is not None:
                raise error
            if isValid(wish.owner):
                wish.done(result)
        if not self.busy:
            self._timer.stop()


def tried(work: Callable[[], Result]) -> Callable[[], Result | UserError]:
    """Return work whose ``UserError`` comes back as its result, for who says it where it was asked for."""

    def run() -> Result | UserError:
        try:
            return work()
        except UserError as error:
            return bare(error)

    return run


def background_of(session: QObject) -> Background:
    """Return the background of a session, made when it is first asked for."""
    found = session.findChild(Background)
    return found if found is not None else Background(session)

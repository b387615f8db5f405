"""Short work off the thread of the window: exports, looking through folders, loading plugins."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer

from creastudio.shell.notices import Notifier, notice_of

TICK = 30
"""Milliseconds between two looks at what is finished."""


class Tasks(QObject):
    """Runs functions that touch no widget, one after the other, and hands their results to the window's thread."""

    def __init__(self, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._pool: ThreadPoolExecutor | None = None
        self._running: list[tuple[Future[Any], Callable[[Any], object]]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._collect)

    def run(self, work: Callable[[], Any], done: Callable[[Any], object] = lambda _result: None) -> None:
        """Call `work` on another thread, then `done` with its result here; what it raises becomes a notice."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="task")
        self._running.append((self._pool.submit(work), done))
        self._timer.start()

    @property
    def busy(self) -> bool:
        """Whether anything isn't finished."""
        return bool(self._running)

    def close(self) -> None:
        """Wait for what runs and start nothing more."""
        self._timer.stop()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
        self._running.clear()

    def _collect(self) -> None:
        finished = [item for item in self._running if item[0].done()]
        self._running = [item for item in self._running if not item[0].done()]
        if not self._running:
            self._timer.stop()
        for future, done in finished:
            error = future.exception()
            if error is None:
                done(future.result())
            else:
                self._notifier.add(notice_of(error))

"""Short work off the thread of the window: exports, looking through folders, loading plugins."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from creastudio.shell.notices import Notifier, notice_of
from creastudio.shell.threads.handing import bare

TICK = 30
"""Milliseconds between two looks at what is finished."""


@dataclass(frozen=True, eq=False)
class _Task:
    future: Future[Any]
    done: Callable[[Any], object]
    owner: QObject | None
    failed: Callable[[BaseException], object] | None


class Tasks(QObject):
    """Runs functions that touch no widget, one after the other, and hands their results to the window's thread.

    They outlive windows; what is to be told of one whose window may be gone goes to ``notifier``.
    """

    def __init__(self, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notifier = notifier
        self._pool: ThreadPoolExecutor | None = None
        self._running: list[_Task] = []
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._collect)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object] = lambda _result: None,
        owner: QObject | None = None,
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Call `work` on another thread, then `done` with its result here; what it raises becomes a notice.

        Parameters
        ----------
        owner : QObject, optional
            Whom `done` and `failed` are for; they aren't called when that is gone by then.
        failed : callable, optional
            Takes what `work` raised, in the place of the notice.
        """
        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="task")
        self._running.append(_Task(self._pool.submit(_worked, work), done, owner, failed))
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
        # One thread takes them in order, so that the first is done first. A fault in one answer leaves the others for the
        # next look.
        while self._running and self._running[0].future.done():
            task = self._running.pop(0)
            error, wanted = task.future.exception(), task.owner is None or isValid(task.owner)
            if error is not None and task.failed is not None and wanted:
                task.failed(error)
            elif error is not None:
                self.notifier.add(notice_of(error))
            elif wanted:
                task.done(task.future.result())
        if not self._running:
            self._timer.stop()


def _worked(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except BaseException as error:
        bare(error)
        raise

"""The one notifier: collects what a person should read, from every part and every thread."""

from __future__ import annotations

import logging
import queue
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal

from creastudio.api.errors import UserError
from creastudio.shell.i18n import tr
from creastudio.workspace.notice import Notice

log = logging.getLogger(__name__)

MAX_NOTICES = 200
TICK = 100
"""Milliseconds between two looks at what other threads reported."""


class Notifier(QObject):
    """Keeps the notices of this run, newest last.

    ``add`` is for the thread of the window; ``post`` may be called on any thread.
    """

    added = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notices: list[Notice] = []
        self._posted: queue.SimpleQueue[Notice] = queue.SimpleQueue()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._drain)
        self._timer.start()

    def add(self, notice: Notice) -> None:
        """Show a notice and keep it."""
        self.notices.append(notice)
        del self.notices[:-MAX_NOTICES]
        self.added.emit(notice)

    def post(self, notice: Notice) -> None:
        """Hand over a notice from any thread."""
        self._posted.put(notice)

    def clear(self) -> None:
        """Forget all notices."""
        self.notices.clear()
        self.cleared.emit()

    def _drain(self) -> None:
        while not self._posted.empty():
            self.add(self._posted.get_nowait())


class ExceptionHooks:
    """Sends what nobody caught, on any thread, to the notifier; nothing is swallowed: it goes to the log too."""

    def __init__(self, notifier: Notifier) -> None:
        self._notifier = notifier
        self._before = sys.excepthook, threading.excepthook

    def install(self) -> None:
        """Take over Python's hooks."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        self._notifier.post(notice_of(error.with_traceback(trace)))

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self._notifier.post(notice_of(args.exc_value.with_traceback(args.exc_traceback)))


def notice_of(error: BaseException) -> Notice:
    """Return the notice for anything that was raised: a sentence for a UserError, else a bug with its report."""
    if isinstance(error, UserError):
        return Notice.from_error(error)
    report = "".join(traceback.format_exception(error))
    log.error("Unexpected error: %s", report)
    return Notice(
        "error",
        tr("Something went wrong inside the studio ({kind}).", kind=type(error).__name__),
        tr("Your work is safe. Copy the report and send it to the authors."),
        report,
    )

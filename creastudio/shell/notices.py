"""The one notifier: collects what a person should read, from every part and every thread."""

from __future__ import annotations

import logging
import queue
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal

from creastudio.api.errors import UserError
from creastudio.shell.i18n import tr
from creastudio.workspace.notice import Notice

log = logging.getLogger(__name__)

MAX_NOTICES = 200
TICK = 100
"""Milliseconds between two looks at what other threads reported."""


@dataclass(frozen=True)
class Offer(Notice):
    """A notice with one thing to do about it, as a button ("Undo").

    Attributes
    ----------
    usable : callable, optional
        Whether there is still something to do; when left out, until it was done once.
    """

    action_title: str = ""
    action: Callable[[], object] | None = None
    usable: Callable[[], bool] | None = None


class Notifier(QObject):
    """Keeps the notices of this run, newest last.

    ``add`` is for the thread of the window; ``post`` may be called on any thread.
    """

    added = Signal(object)
    changed = Signal()
    """Notices went, were read, or an offer was taken."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notices: list[Notice] = []
        self.unread = 0
        self._taken: set[int] = set()
        self._posted: queue.SimpleQueue[Notice] = queue.SimpleQueue()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._drain)
        self._timer.start()

    def add(self, notice: Notice) -> None:
        """Show a notice and keep it."""
        self.notices.append(notice)
        self._forget(self.notices[:-MAX_NOTICES])
        self.unread = min(self.unread + 1, len(self.notices))
        self.added.emit(notice)

    def post(self, notice: Notice) -> None:
        """Hand over a notice from any thread."""
        self._posted.put(notice)

    def clear(self) -> None:
        """Forget all notices."""
        self._forget(list(self.notices))
        self.changed.emit()

    def remove(self, notice: Notice) -> None:
        """Forget one notice."""
        self._forget([notice])
        self.changed.emit()

    def mark_read(self) -> None:
        """Note that a person has seen all there is."""
        self.unread = 0
        self.changed.emit()

    def usable(self, notice: Notice) -> bool:
        """Return whether a notice offers something that can still be done."""
        if not isinstance(notice, Offer) or notice.action is None or id(notice) in self._taken:
            return False
        known = any(item is notice for item in self.notices)
        return known and (notice.usable is None or notice.usable())

    def take(self, notice: Notice) -> None:
        """Do what a notice offers, where that can still be done."""
        if not isinstance(notice, Offer) or notice.action is None or not self.usable(notice):
            return
        if notice.usable is None:
            self._taken.add(id(notice))
        notice.action()
        self.changed.emit()

    def withdraw_offers(self) -> None:
        """Let nothing be done any more that a notice offered, and let go of what it was about: that is closed."""
        self.notices = [_without_offer(notice) for notice in self.notices]
        self._taken.clear()
        self.changed.emit()

    def _forget(self, gone: Sequence[Notice]) -> None:
        names = {id(notice) for notice in gone}
        self.notices = [notice for notice in self.notices if id(notice) not in names]
        self._taken -= names
        self.unread = min(self.unread, len(self.notices))

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


def _without_offer(notice: Notice) -> Notice:
    return Notice(notice.level, notice.message, notice.hint, notice.report, notice.source, notice.more)


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

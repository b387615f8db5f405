"""The window's side of a live session: wishes go out, pictures come in on the thread of the window."""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator
from creastudio.api.params import role_name
from creastudio.jobs.live import LiveSession
from creastudio.jobs.live_events import (
    LiveComposed,
    LiveEvent,
    LiveFindings,
    LiveNotice,
    LivePicture,
    LiveTrouble,
)
from creastudio.shell.i18n import tr
from creastudio.shell.live.states import LiveState
from creastudio.shell.session import Session

PATIENCE = 700
"""Milliseconds after which it is said that a picture takes its time."""


class Drawing(QObject):
    """Draws states of one generator; opens the session when something is first wished.

    A live session is heard on a thread of the job system, which puts what it hears into a queue and wakes the window
    by a signal: the bridge looks only fifty times a second, and each look would be seen as a delay.
    """

    pictured = Signal(object)
    """LivePicture of the large view; whoever takes it releases it."""
    tiled = Signal(object)
    """LivePicture of the plane; whoever takes it releases it."""
    found = Signal(object)
    """LiveFindings: notes on the text that was sent."""
    composed = Signal(object)
    """LiveComposed: layouts that have found new places."""
    troubled = Signal(object)
    """LiveTrouble."""
    noticed = Signal(str)
    """A warning of the plugin."""
    late = Signal(str)
    """The large picture takes its time; the words say why."""
    opened = Signal()
    """A session was opened: the first picture takes its time."""
    _woken = Signal()

    def __init__(self, session: Session, work: Generator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self.work = session, work
        self._model_name = role_name(work.params, "model")
        self._live: LiveSession | None = None
        self._model: Any = None
        self._inbox: _Inbox | None = None
        self._woken.connect(self._drain)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._say_late)

    @property
    def is_open(self) -> bool:
        """Whether a session is open."""
        return self._live is not None

    def show(self, state: LiveState, channel: str = "") -> int:
        """Wish for the picture of a state; the number that it will have, 0 when that can't be."""
        model = state.params.get(self._model_name) if self._model_name else None
        if self._live is not None and model != self._model:
            self.close()
        if self._live is None and not self._open(state, model):
            return 0
        assert self._live is not None
        if not channel and not self._patience.isActive():
            self._patience.start()
        return self._live.ask(dict(state.params), state.seed, channel)

    def close(self) -> None:
        """Let the engine forget the session; the next wish opens another."""
        self._patience.stop()
        if self._inbox is not None:
            self.destroyed.disconnect(self._inbox.close)
            self._inbox.close()
        self._inbox = self._live = None

    def _say_late(self) -> None:
        if self._live is not None:
            self.late.emit(tr("A job goes first…") if self._live.waits_for_job else tr("Drawing…"))

    def _open(self, state: LiveState, model: Any) -> bool:
        inbox = _Inbox(self._wake)
        desk = self._session.workspace.desk
        try:
            self._live = desk.open_live(self.work.id, state.params, inbox.put)
        except UserError as error:
            self.troubled.emit(LiveTrouble(0, "", error.message, error.hint))
            return False
        inbox.live = self._live
        self._inbox = inbox
        self.destroyed.connect(inbox.close)
        self._model = model
        self.opened.emit()
        return True

    def _wake(self) -> None:
        # The window may be going while its engine still speaks.
        with contextlib.suppress(RuntimeError):
            self._woken.emit()

    def _drain(self) -> None:
        for event in self._inbox.take() if self._inbox is not None else ():
            if not isinstance(event, LiveNotice) and not event.channel:
                self._patience.stop()
            if isinstance(event, LivePicture):
                (self.tiled if event.channel else self.pictured).emit(event)
            elif isinstance(event, LiveFindings):
                self.found.emit(event)
            elif isinstance(event, LiveComposed):
                self.composed.emit(event)
            elif isinstance(event, LiveTrouble):
                self.troubled.emit(event)
            elif isinstance(event, LiveNotice):
                self.noticed.emit(event.message)


class _Inbox:
    """What one session said and the window has not seen; of the large pictures only the newest."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._lock = threading.Lock()
        self._events: deque[LiveEvent] = deque()
        self._closed = False
        self.live: LiveSession | None = None

    def put(self, event: LiveEvent) -> None:
        """Take an event, on a thread of the job system."""
        with self._lock:
            if self._closed:
                _let_go(event)
                return
            if not isinstance(event, LiveNotice):
                for old in [old for old in self._events if _replaces(event, old)]:
                    self._events.remove(old)
                    _let_go(old)
            self._events.append(event)
            first = len(self._events) == 1
        if first:
            self._wake()

    def take(self) -> list[LiveEvent]:
        """Return what came, oldest first."""
        with self._lock:
            taken = list(self._events)
            self._events.clear()
        return taken

    def close(self) -> None:
        """End the session, and let go of what it said."""
        with self._lock:
            self._closed = True
            left = list(self._events)
            self._events.clear()
        for event in left:
            _let_go(event)
        if self.live is not None:
            self.live.close()
            self.live = None


def _replaces(new: LiveEvent, old: LiveEvent) -> bool:
    if isinstance(new, LiveNotice) or isinstance(old, LiveNotice):
        return False
    return not new.channel and not old.channel


def _let_go(event: LiveEvent) -> None:
    if isinstance(event, LivePicture):
        event.release()

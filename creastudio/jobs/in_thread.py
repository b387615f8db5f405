"""The same entries in the lane's own thread: for tests, for debugging, and for small machines.

A job that never checks for a cancel can't be killed here; everything else is as with a process.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

from creastudio.jobs.context import JobFolders
from creastudio.jobs.control import JobControl
from creastudio.jobs.engine_main import read_reply
from creastudio.jobs.engine_process import Handler, LiveHandler, Wanted
from creastudio.jobs.job import JobRequest
from creastudio.jobs.live_engine import CopiedDelivery, LiveServer
from creastudio.jobs.protocol import Message
from creastudio.jobs.resolving import look_first_in
from creastudio.jobs.runner import Outcome, run_entry


class InThreadEngine:
    """Looks like an ``EngineProcess`` and runs jobs where ``run`` is called."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._lock = threading.Lock()
        self._job = ""
        self._held = False
        self._control = JobControl()
        # Whoever works has it: a job, or a picture between two jobs.
        self._working = threading.RLock()
        self._handlers: dict[str, LiveHandler] = {}
        self._live = LiveServer(self._hear, lambda: None, CopiedDelivery)

    @property
    def alive(self) -> bool:
        """Always: there is nothing to start."""
        return True

    @property
    def last_words(self) -> str:
        """Nothing: it ends with the studio."""
        return ""

    def start(self) -> None:
        """Do nothing: there is nothing to start."""

    def warm(self, modules: Iterable[str]) -> None:
        """Nothing is imported before it is needed: it would be imported into the window's process."""

    def run(
        self,
        request: JobRequest,
        folders: JobFolders,
        settings: dict[str, Any],
        handle: Handler,
        wanted: Wanted,
    ) -> Outcome:
        """Run a job to its end on this thread."""
        with self._lock:
            self._job, self._control = request.id, JobControl()
            self._control.hold(self._held)
        if not wanted():
            self._control.cancel()
        look_first_in(request.search_path)
        transport = _Direct(handle)
        try:
            with self._working:
                return run_entry(request, folders, settings, self._control, transport)
        finally:
            transport.close()
            with self._lock:
                self._job = ""

    def cancel(self, job_id: str) -> None:
        """Ask the running job to end."""
        with self._lock:
            if self._job == job_id:
                self._control.cancel()

    def hold(self, on: bool) -> None:
        """Make the running job, or the one about to run, wait at its next check, or go on."""
        with self._lock:
            self._held = on
            if self._job:
                self._control.hold(on)

    def join_live(self, session: str, handler: LiveHandler) -> None:
        """Have what a live session says heard."""
        with self._lock:
            self._handlers[session] = handler

    def leave_live(self, session: str) -> None:
        """Hear no more of a live session."""
        with self._lock:
            self._handlers.pop(session, None)

    def send_live(self, message: Message) -> None:
        """Tell a live session something; what it asks for is drawn at once, on this thread."""
        self._live.heed(message)
        if message.type in ("live_ask", "live_close"):
            with self._working:
                self._live.work()

    def _hear(self, message: Message) -> None:
        handler = self._handlers.get(message.body["id"])
        if handler is not None:
            handler(message)

    def stop(self, timeout: float = 1.0) -> None:
        """Do nothing: there is nothing to stop."""
        del timeout

    def kill(self) -> None:
        """Do nothing: a thread can't be killed."""


class _Direct:
    """A transport without a way: it calls the handler."""

    def __init__(self, handle: Handler) -> None:
        self._handle = handle
        self._closed = False

    def send(self, message: Message) -> None:
        if not self._closed:
            self._handle(message)

    def call(self, message: Message) -> dict[str, Any]:
        return read_reply({"cancelled": True} if self._closed else self._handle(message) or {})

    def close(self) -> None:
        """Let nothing more through: a thread that a job left behind must not speak for the next job."""
        self._closed = True

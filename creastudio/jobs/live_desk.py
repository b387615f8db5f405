"""The live sessions of a queue: which are open, and what they and its jobs have to know of each other."""

from __future__ import annotations

import threading
from collections.abc import Callable

from creastudio.jobs.job import JobRequest
from creastudio.jobs.lane import Engine
from creastudio.jobs.live import LiveSession
from creastudio.jobs.live_events import Heard
from creastudio.jobs.schedule import Schedule
from creastudio.jobs.services import JobServices


class LiveDesk:
    """Open live sessions. What sessions ask they ask on their own threads; all else is asked with the lock held.

    Parameters
    ----------
    lock : threading.Condition
        That of the queue.
    schedule : Schedule
        Told when a session draws, so that trainings wait.
    apply_holds : callable
        Makes each job wait or go on, as the schedule then says; called with the lock held.
    """

    def __init__(
        self,
        lock: threading.Condition,
        schedule: Schedule,
        services: JobServices,
        apply_holds: Callable[[], object],
    ) -> None:
        self._lock = lock
        self._schedule = schedule
        self._services = services
        self._apply_holds = apply_holds
        self._open: set[LiveSession] = set()

    def open(self, request: JobRequest, engine: Engine, heard: Heard) -> LiveSession:
        """Open a session in an engine."""
        session = LiveSession(request, engine, self._services, self, heard)
        session.start()
        self._open.add(session)
        return session

    def all(self) -> list[LiveSession]:
        """Return every session that isn't closed."""
        return list(self._open)

    def used_in(self, engine: Engine) -> bool:
        """Whether a session that somebody uses lives in an engine."""
        return any(session.in_use and session.works_in(engine) for session in self._open)

    # -- what sessions ask

    def drawing(self, session: LiveSession, on: bool) -> None:
        """Note that a session draws, so that trainings wait, or that it rests."""
        with self._lock:
            self._schedule.draw(session.request.id, on)
            self._apply_holds()

    def engine_busy(self, session: LiveSession) -> bool:
        """Whether a job works in the engine of a session."""
        with self._lock:
            return (session.request.engine, True) in self._schedule.active.values()

    def live_ended(self, session: LiveSession) -> None:
        """Note that a session is closed."""
        with self._lock:
            self._open.discard(session)

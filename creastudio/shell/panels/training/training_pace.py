"""How long trainings take on this machine: learned from those that ran here, told before the next one starts."""

from __future__ import annotations

from pydantic import ValidationError
from PySide6.QtCore import QObject

from creastudio.api.errors import UserError
from creastudio.api.params import Params
from creastudio.jobs.job import JobRecord
from creastudio.shell.i18n import tr
from creastudio.shell.panels.jobs.job_text import duration
from creastudio.shell.session import Session

LEAST_SECONDS = 20.0
"""A training that ran for less tells too little."""


class TrainingPace(QObject):
    """Listens to a session and keeps, for each trainer, how many times as long it takes here as it expects."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        session.jobChanged.connect(self._job_changed)

    def words(self, work_id: str, params: Params) -> str:
        """Return in words how long a training will take; empty where nobody can say."""
        pace = self._session.settings.training_paces.get(work_id)
        seconds = params.expected_seconds(pace or 1.0)
        if seconds is None:
            return ""
        if pace is not None:
            words = tr("Takes about {time} on this computer", time=duration(seconds))
        elif params.for_gpu():
            words = tr("Takes about {time} on a workstation with a GPU", time=duration(seconds))
        else:
            words = tr("Takes about {time} on an ordinary computer without a GPU", time=duration(seconds))
        memory = params.expected_memory()
        return f"{words} · {tr('about {memory} MB of memory', memory=memory)}" if memory else words

    def _job_changed(self, record: JobRecord) -> None:
        request = record.request
        if record.status not in ("done", "cancelled") or not request.trains or request.resume:
            return
        pace = self._measured(record)
        if pace is not None:
            paces = {**self._session.settings.training_paces, request.work: pace}
            if paces != self._session.settings.training_paces:
                self._session.update_settings(training_paces=paces)

    def _measured(self, record: JobRecord) -> float | None:
        if record.elapsed < LEAST_SECONDS or record.progress <= 0:
            return None
        try:
            params = self._session.environment.registry.work(record.request.work).params
            settings = params.model_validate(record.request.params)
        except (UserError, ValidationError):
            return None
        once, twice = settings.expected_seconds(1.0), settings.expected_seconds(2.0)
        # Where a time limit decides how long it takes, nothing can be learned.
        if not once or not twice or twice < 1.9 * once:
            return None
        return round(record.elapsed / (once * record.progress), 3)


def training_pace_of(session: Session) -> TrainingPace:
    """Return the pace of a session, made when it is first asked for."""
    found = session.findChild(TrainingPace)
    return found if found is not None else TrainingPace(session)

"""Asking the engine something that a dialog shows and nobody keeps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from creastudio.api.errors import UserError
from creastudio.core.results import Result
from creastudio.jobs.job import JobRecord
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of


class Asking(QObject):
    """One question to one generator at a time; a newer one takes the place of the one that is under way.

    Parameters
    ----------
    work : str
        Id of the generator.
    """

    answered = Signal(bytes)
    """What it made."""
    failed = Signal(str, str)
    """(what is wrong, what to do)."""
    progressed = Signal(float, str)
    """(share that is done, what is done now)."""

    def __init__(self, session: Session, work: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._work = session, work
        self._job = ""
        self._reading = False
        self._next: tuple[dict[str, Any], Path] | None = None
        session.jobChanged.connect(self._job_changed)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._job) or self._reading or self._next is not None

    def ask(self, values: Mapping[str, Any], folder: Path) -> None:
        """Ask about a folder; while an older question is under way it waits, the newest alone."""
        self._next = dict(values), folder
        if not self._job:
            self._start()

    def cancel(self) -> None:
        """Give up what is under way."""
        self._next = None
        if self._job:
            self._session.workspace.desk.queue.cancel(self._job)

    def _start(self) -> None:
        if self._next is None:
            return
        (values, folder), self._next = self._next, None
        try:
            record = self._session.workspace.desk.submit(
                self._work, values, seed=0, inputs={"data": folder}, take=self._take
            )
        except UserError as error:
            self.failed.emit(error.message, error.hint)
            return
        self._job = record.id

    def _take(self, result: Result) -> None:
        sha256, read = result.asset.sha256, self._session.workspace.read_blob
        self._reading = True
        background_of(self._session).run(self, "answer", lambda: read(sha256), self._answer)

    def _answer(self, data: bytes) -> None:
        self._reading = False
        self.answered.emit(data)

    def _job_changed(self, record: JobRecord) -> None:
        if record.id != self._job:
            return
        if not record.ended:
            self.progressed.emit(record.progress, record.message)
            return
        self._job = ""
        # When everybody has heard of its end.
        QTimer.singleShot(0, self, partial(self._session.workspace.desk.remove, record.id))
        if record.status == "failed":
            self.failed.emit(record.error, record.hint)
        self._start()

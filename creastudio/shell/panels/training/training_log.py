"""What trainings showed so far: sample sheets over time, in this sitting and before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from creastudio.api.advice import Advice
from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import ModelRef
from creastudio.jobs.job import JobAdvice, JobMetric, JobPanel, JobPreview, JobRecord
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.store.model_library import ModelLibrary, ModelMissing
from creastudio.store.training_notes import Curve

KEPT = 120
"""Snapshots kept a job; beyond that every other one of the older half is dropped."""


@dataclass(frozen=True)
class Snapshot:
    """One sheet of samples.

    Attributes
    ----------
    step : int
        How far the training was, in the unit of its curves.
    data : bytes
        A picture, or a text in UTF-8; empty when it lies in `path`.
    """

    step: int
    data: bytes = b""
    path: Path | None = None

    def read(self) -> bytes:
        """Return the picture or text; nothing when its file is gone."""
        if self.path is None:
            return self.data
        try:
            return self.path.read_bytes()
        except OSError:
            return b""


@dataclass(frozen=True)
class _Kept:
    """What was kept of a training with the project."""

    curves: dict[str, Curve]
    sheets: list[Snapshot]
    card: ModelCard | None
    advice: tuple[Advice, ...]
    picture: tuple[bytes, dict[str, Any]]


class TrainingLog(QObject):
    """Listens to a session from its beginning, so that a dashboard opened late shows everything.

    What trainings showed before the project was opened is read when it is first wanted.
    """

    snapshotAdded = Signal(str)
    """Job id."""
    modelMade = Signal(str)
    """Job id of a training whose model is in the library."""
    adviceChanged = Signal(str)
    """Job id of a training that says, or shows beside its samples, something else now."""
    recalled = Signal(str)
    """Job id of a training whose earlier curves and samples were read."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._snapshots: dict[str, list[Snapshot]] = {}
        self._steps: dict[str, int] = {}
        self._advice: dict[str, tuple[Advice, ...]] = {}
        self._pictures: dict[str, tuple[bytes, dict[str, Any]]] = {}
        self._recalled: set[str] = set()
        self._to_read: set[str] = set()
        session.previewChanged.connect(self._preview)
        session.metricAdded.connect(self._metric)
        session.adviceGiven.connect(self._advised)
        session.modelAdded.connect(self._model)
        session.trainingForgotten.connect(self._forgotten)

    def snapshots(self, job_id: str) -> list[Snapshot]:
        """Return the snapshots of a training, the oldest first."""
        return list(self._snapshots.get(job_id, ()))

    def advice(self, job_id: str) -> tuple[Advice, ...]:
        """Return what a training said last of how it goes."""
        return self._advice.get(job_id, ())

    def picture(self, job_id: str) -> tuple[bytes, dict[str, Any]]:
        """Return the PNG that a training shows below its samples and what it says of it; no bytes for none."""
        return self._pictures.get(job_id, (b"", {}))

    def is_known(self, job_id: str) -> bool:
        """Whether what was kept of a training has been read."""
        return job_id in self._recalled

    def recall(self, job_id: str) -> None:
        """Read what a training showed before the project was opened; ``recalled`` says when it is there."""
        if not job_id or job_id in self._to_read:
            return
        self._to_read.add(job_id)
        notes = self._session.workspace.training_notes(job_id)
        models = self._session.environment.models

        def read() -> _Kept:
            sheets = [Snapshot(sheet.step, path=sheet.path) for sheet in notes.sheets()]
            card = _card(models, notes.model())
            return _Kept(notes.curves(), sheets, card, notes.advice(), notes.panel())

        def take(found: _Kept) -> None:
            curves, sheets, card = found.curves, found.sheets, found.card
            # What was said in this sitting is newer.
            self._advice.setdefault(job_id, found.advice)
            self._pictures.setdefault(job_id, found.picture)
            self._session.workspace.desk.said.remember(job_id, curves, card)
            since = self._snapshots.get(job_id, [])
            first = since[0].step if since else float("inf")
            self._snapshots[job_id] = [sheet for sheet in sheets if sheet.step < first] + since
            self._recalled.add(job_id)
            self.recalled.emit(job_id)

        background_of(self._session).run(self, job_id, read, take)

    def model(self, job_id: str) -> ModelCard | None:
        """Return the model that a training made, once it is in the library."""
        return self._session.workspace.desk.said.model_of(job_id)

    def trainings(self) -> list[JobRecord]:
        """Return the trainings, those that run first, then the newest."""
        newest_first = reversed(self._session.workspace.desk.queue.records())
        trainings = [record for record in newest_first if record.request.trains]
        return sorted(trainings, key=lambda record: record.ended)

    def _preview(self, preview: JobPreview) -> None:
        record = self._session.workspace.desk.queue.record(preview.job)
        if record is None or not record.request.trains:
            return
        step = preview.metadata.get("step")
        step = step if isinstance(step, int) else self._steps.get(preview.job, 0)
        # A training that goes on from an earlier checkpoint comes by some steps again.
        found = [sheet for sheet in self._snapshots.get(preview.job, []) if sheet.step <= step]
        found.append(Snapshot(step, preview.data))
        if len(found) > KEPT:
            half = len(found) // 2
            found = found[:half:2] + found[half:]
        self._snapshots[preview.job] = found
        self.snapshotAdded.emit(preview.job)

    def _forgotten(self, job_id: str) -> None:
        self._snapshots.pop(job_id, None)
        self._steps.pop(job_id, None)
        self._advice.pop(job_id, None)
        self._pictures.pop(job_id, None)
        # Nothing is kept of it any more, and that is known.
        self._to_read.add(job_id)
        self._recalled.add(job_id)
        self.recalled.emit(job_id)

    def _advised(self, said: JobAdvice | JobPanel) -> None:
        if isinstance(said, JobAdvice):
            self._advice[said.job] = said.advice
        else:
            self._pictures[said.job] = (said.data, said.metadata)
        self.adviceChanged.emit(said.job)

    def _metric(self, metric: JobMetric) -> None:
        self._steps[metric.job] = metric.step

    def _model(self, card: ModelCard) -> None:
        for record in self.trainings():
            if self.model(record.id) is card:
                self.modelMade.emit(record.id)


def _card(models: ModelLibrary, ref: ModelRef | None) -> ModelCard | None:
    try:
        return models.find(str(ref)).card if ref is not None else None
    except ModelMissing:
        return None


def training_log_of(session: Session) -> TrainingLog:
    """Return the training log of a session, made when it is first asked for."""
    found = session.findChild(TrainingLog)
    return found if found is not None else TrainingLog(session)

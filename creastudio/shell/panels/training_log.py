"""What trainings showed so far: sample sheets over time, kept while the project is open."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from creastudio.api.model_card import ModelCard
from creastudio.jobs.job import JobMetric, JobPreview, JobRecord
from creastudio.shell.session import Session

KEPT = 120
"""Snapshots kept a job; beyond that every other one of the older half is dropped."""


@dataclass(frozen=True)
class Snapshot:
    """One sheet of samples, as the bytes of a picture.

    Attributes
    ----------
    step : int
        How far the training was, in the unit of its curves.
    """

    step: int
    data: bytes


class TrainingLog(QObject):
    """Listens to a session from its beginning, so that a dashboard opened late shows everything."""

    snapshotAdded = Signal(str)
    """Job id."""
    modelMade = Signal(str)
    """Job id of a training whose model is in the library."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._snapshots: dict[str, list[Snapshot]] = {}
        self._steps: dict[str, int] = {}
        session.previewChanged.connect(self._preview)
        session.metricAdded.connect(self._metric)
        session.modelAdded.connect(self._model)

    def snapshots(self, job_id: str) -> list[Snapshot]:
        """Return the snapshots of a training, the oldest first."""
        found = self._snapshots.get(job_id)
        if found is None:
            last = self._session.workspace.desk.last_preview(job_id)
            return [Snapshot(self._steps.get(job_id, 0), last.data)] if last is not None else []
        return list(found)

    def model(self, job_id: str) -> ModelCard | None:
        """Return the model that a training made, once it is in the library."""
        return self._session.workspace.desk.model_of(job_id)

    def trainings(self) -> list[JobRecord]:
        """Return the trainings, those that run first, then the newest."""
        newest_first = reversed(self._session.workspace.desk.queue.records())
        trainings = [record for record in newest_first if record.request.trains]
        return sorted(trainings, key=lambda record: record.ended)

    def _preview(self, preview: JobPreview) -> None:
        record = self._session.workspace.desk.queue.record(preview.job)
        if record is None or not record.request.trains:
            return
        found = self._snapshots.setdefault(preview.job, [])
        found.append(Snapshot(self._steps.get(preview.job, 0), preview.data))
        if len(found) > KEPT:
            half = len(found) // 2
            self._snapshots[preview.job] = found[:half:2] + found[half:]
        self.snapshotAdded.emit(preview.job)

    def _metric(self, metric: JobMetric) -> None:
        self._steps[metric.job] = max(metric.step, self._steps.get(metric.job, 0))

    def _model(self, card: ModelCard) -> None:
        for record in self.trainings():
            if self.model(record.id) is card:
                self.modelMade.emit(record.id)


def training_log_of(session: Session) -> TrainingLog:
    """Return the training log of a session, made when it is first asked for."""
    found = session.findChild(TrainingLog)
    return found if found is not None else TrainingLog(session)

"""What the jobs of a project say, handled on the thread that polls: announced, and kept as long as the project is open."""

from __future__ import annotations

import math
import queue
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import singledispatchmethod

from creastudio.api.advice import Advice
from creastudio.api.model_card import ModelCard
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.jobs.job import (
    JobAdvice,
    JobChanged,
    JobEvent,
    JobMetric,
    JobModel,
    JobNotice,
    JobPanel,
    JobPreview,
    JobResult,
    JobStream,
)
from creastudio.jobs.queue import JobQueue
from creastudio.store.training_notes import Curve, add_to_curve
from creastudio.workspace.listeners import Listeners
from creastudio.workspace.notice import Notice

MAX_EVENTS = 200
"""Events handled in one poll, so that a flood of them can't hold up a frame."""


class JobSayings:
    """Hands on what jobs say, and remembers the last of it: curves, previews, models, advice.

    Parameters
    ----------
    events : Queue
        Where what is said comes from.
    keep_result : callable
        Takes each finished result that nobody else takes; the tray of the project.
    """

    def __init__(
        self,
        jobs: JobQueue,
        events: queue.Queue[JobEvent],
        listeners: Listeners,
        keep_result: Callable[[Result], None],
    ) -> None:
        self._jobs, self._events = jobs, events
        self._listeners = listeners
        self._keep_result = keep_result
        self._takers: dict[str, Callable[[Result], object]] = {}
        self._previews: dict[str, JobPreview] = {}
        self._models: dict[str, ModelCard] = {}
        self._advice: dict[str, tuple[Advice, ...]] = {}
        self._curves: dict[str, dict[str, Curve]] = defaultdict(lambda: defaultdict(list))

    def give_to(self, job_id: str, take: Callable[[Result], object]) -> None:
        """Give the results of a job to `take`, in place of the tray; one for which it returns False goes there all the same."""
        self._takers[job_id] = take

    def curves(self, job_id: str) -> dict[str, Curve]:
        """Return name -> points (step, value) of what a job measured so far."""
        return {name: list(points) for name, points in self._curves.get(job_id, {}).items()}

    def remember(self, job_id: str, curves: Mapping[str, Curve], model: ModelCard | None) -> None:
        """Take over what a training said before the project was opened; what it said since counts more."""
        if self._is_gone(job_id):
            return
        for name, before in curves.items():
            since = self._curves[job_id][name]
            first = since[0][0] if since else float("inf")
            self._curves[job_id][name] = [point for point in before if point[0] < first] + since
        if model is not None:
            self._models.setdefault(job_id, model)

    def last_preview(self, job_id: str) -> JobPreview | None:
        """Return the newest preview of a job, or None."""
        return self._previews.get(job_id)

    def model_of(self, job_id: str) -> ModelCard | None:
        """Return the model that a training made, as far as that is known by now, or None."""
        return self._models.get(job_id)

    def advice(self, job_id: str) -> tuple[Advice, ...]:
        """Return what a trainer said last of its training, in this sitting."""
        return self._advice.get(job_id, ())

    def poll(self, longest: float = math.inf) -> int:
        """Handle the events that wait, at most ``MAX_EVENTS``; returns how many.

        What a job made before it was cancelled, and what still waits here, is taken no more.

        Parameters
        ----------
        longest : float
            How long it may take, s: once that is over no further event is begun.
        """
        end = time.monotonic() + longest
        for count in range(MAX_EVENTS):
            if count and time.monotonic() >= end:
                return count
            try:
                event = self._events.get_nowait()
            except queue.Empty:
                return count
            self._handle(event)
        return MAX_EVENTS

    def forget(self, job_id: str) -> None:
        """Forget what a job said."""
        self._takers.pop(job_id, None)
        self._previews.pop(job_id, None)
        self._models.pop(job_id, None)
        self._advice.pop(job_id, None)
        self._curves.pop(job_id, None)

    @singledispatchmethod
    def _handle(self, event: JobEvent) -> None:
        raise TypeError(f"unknown job event {type(event).__name__}")

    @_handle.register
    def _changed(self, event: JobChanged) -> None:
        record = event.record
        self._listeners.announce("job", record)
        if record.status == "done":
            # Its results came before this event and are in the tray.
            self._jobs.acknowledge(record.id)
            # Whoever took them may be gone by now, and needn't be kept.
            self._takers.pop(record.id, None)
        if record.status == "failed":
            notice = Notice("error", record.error, record.hint, record.report, record.request.title)
            self._listeners.announce("notice", notice)

    @_handle.register
    def _preview(self, event: JobPreview) -> None:
        if self._is_gone(event.job) or self._is_cancelled(event.job):
            return
        self._previews[event.job] = event
        self._listeners.announce("preview", event)

    @_handle.register
    def _stream(self, event: JobStream) -> None:
        if not self._is_gone(event.job):
            self._listeners.announce("stream", event)

    @_handle.register
    def _result(self, event: JobResult) -> None:
        if self._is_cancelled(event.job):
            return
        asset = Asset(
            sha256=event.sha256,
            media_type=event.media_type,
            title=event.title,
            recipe=event.recipe,
            metadata=event.metadata,
        )
        result = Result(job=event.job, asset=asset)
        take = self._takers.get(event.job)
        if take is None or take(result) is False:
            self._keep_result(result)

    @_handle.register
    def _metric(self, event: JobMetric) -> None:
        if self._is_gone(event.job):
            return
        add_to_curve(self._curves[event.job][event.name], event.step, event.value)
        self._listeners.announce("metric", event)

    @_handle.register
    def _advised(self, event: JobAdvice) -> None:
        if not self._is_gone(event.job):
            self._advice[event.job] = event.advice
            self._listeners.announce("advice", event)

    @_handle.register
    def _pictured(self, event: JobPanel) -> None:
        if not self._is_gone(event.job):
            self._listeners.announce("advice", event)

    @_handle.register
    def _notice(self, event: JobNotice) -> None:
        self._listeners.announce("notice", Notice("warning", event.message, source=self._title(event.job)))

    @_handle.register
    def _model(self, event: JobModel) -> None:
        if not self._is_gone(event.job):
            self._models[event.job] = event.card
        self._listeners.announce("model", event.card)

    def _is_gone(self, job_id: str) -> bool:
        """Whether a job was removed while what it said still waited here."""
        return self._jobs.record(job_id) is None

    def _is_cancelled(self, job_id: str) -> bool:
        """Whether a person has cancelled a job while what it made still waited here."""
        record = self._jobs.record(job_id)
        return record is not None and record.status in ("cancelling", "cancelled")

    def _title(self, job_id: str) -> str:
        record = self._jobs.record(job_id)
        return record.request.title if record is not None else ""

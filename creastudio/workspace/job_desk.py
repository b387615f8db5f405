"""The jobs of one open project: from request to events, and what the events leave behind."""

from __future__ import annotations

import math
import queue
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import singledispatchmethod
from pathlib import Path
from typing import Any

from creastudio.api.advice import Advice
from creastudio.api.errors import UserError
from creastudio.api.media import Kind
from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import Recipe
from creastudio.api.region import Region
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.core.safety import SafetyPolicy
from creastudio.host.registry import Registry
from creastudio.jobs.job import (
    JobAdvice,
    JobChanged,
    JobEvent,
    JobMetric,
    JobModel,
    JobNotice,
    JobPanel,
    JobPreview,
    JobRecord,
    JobRequest,
    JobResult,
    JobStream,
)
from creastudio.jobs.live import LiveSession
from creastudio.jobs.live_events import Heard
from creastudio.jobs.queue import JobQueue
from creastudio.store.blobs import BlobStore
from creastudio.store.training_notes import Curve, add_to_curve
from creastudio.workspace.environment import Environment
from creastudio.workspace.kept_inputs import keep_input
from creastudio.workspace.listeners import Listeners
from creastudio.workspace.notice import Notice
from creastudio.workspace.own_formats import settled_values
from creastudio.workspace.requests import (
    InputValue,
    Values,
    again_request,
    check_models,
    check_params,
    live_request,
    make_request,
    pinned,
    vary_request,
)
from creastudio.workspace.safety import check_request, orders_for, told_to_engines

MAX_EVENTS = 200
"""Events handled in one poll, so that a flood of them can't hold up a frame."""


class JobDesk:
    """Submits jobs and keeps what they say: records, curves, last previews.

    Parameters
    ----------
    keep_result : callable
        Takes each finished result; the tray of the project.
    policy : callable
        Returns the safety policy that holds now.
    """

    def __init__(
        self,
        environment: Environment,
        jobs: JobQueue,
        events: queue.Queue[JobEvent],
        blobs: BlobStore,
        listeners: Listeners,
        keep_result: Callable[[Result], None],
        policy: Callable[[], SafetyPolicy] = SafetyPolicy,
    ) -> None:
        self._policy = policy
        self.queue = jobs
        self._environment = environment
        self._events = events
        self._blobs = blobs
        self._listeners = listeners
        self._keep_result = keep_result
        self._takers: dict[str, Callable[[Result], object]] = {}
        self._previews: dict[str, JobPreview] = {}
        self._models: dict[str, ModelCard] = {}
        self._advice: dict[str, tuple[Advice, ...]] = {}
        self._curves: dict[str, dict[str, Curve]] = defaultdict(lambda: defaultdict(list))

    def submit(
        self,
        work_id: str,
        values: Values,
        *,
        seed: int | None = None,
        inputs: Mapping[str, InputValue] | None = None,
        model_name: str = "",
        resume: bool = False,
        job_id: str = "",
        region: Region | None = None,
        take: Callable[[Result], object] | None = None,
    ) -> JobRecord:
        """Check a request and put it in the queue; UserError when it can't be run.

        Parameters
        ----------
        take : callable, optional
            Gets its results in place of the tray: for what is asked to be shown in a dialog and not to be kept. One
            for which it returns False goes to the tray all the same.
        """
        request = make_request(
            self._registry,
            work_id,
            settled_values(self._registry.work(work_id), values),
            seed=seed,
            inputs={
                name: keep_input(self._blobs, name, self._takes(work_id, name), value)
                for name, value in (inputs or {}).items()
            },
            model_name=model_name,
            resume=resume,
            job_id=job_id,
            region=region,
        )
        record = self._run_checked(request)
        if take is not None:
            self._takers[record.id] = take
        return record

    def open_live(self, work_id: str, values: Values, heard: Heard) -> LiveSession:
        """Open a live session of a generator; `heard` is called on a thread of the job system.

        UserError when it isn't live, or its model is missing.
        """
        settled = settled_values(self._registry.work(work_id), values)
        request = live_request(self._registry, work_id, settled)
        check_models(self._registry, self._environment.models, request)
        told = {**request.settings, **told_to_engines(self._policy())}
        return self.queue.open_live(request.model_copy(update={"settings": told}), heard)

    def vary(self, recipe: Recipe, strength: float) -> JobRecord:
        """Make variations of a result; `strength` 0 to 1."""
        return self._run_like(recipe, lambda same: vary_request(self._registry, same, strength, self._find))

    def again(self, recipe: Recipe) -> JobRecord:
        """Make one result again."""
        return self._run_like(recipe, lambda same: again_request(self._registry, same, self._find))

    def retry(self, job_id: str) -> JobRecord:
        """Run an ended job again, a training from where it was; UserError when it can't be run."""
        record = self.queue.record(job_id)
        if record is not None:
            check_models(self._registry, self._environment.models, record.request)
        return self.queue.retry(job_id)

    def go_back(self, job_id: str, params: Mapping[str, Any]) -> JobRecord:
        """Go on with an ended training from an earlier checkpoint, with changed parameters (see ``api.GoBack``)."""
        record = self.queue.record(job_id)
        if record is None:
            raise UserError("This training isn't there any more.", "Begin a new one.")
        check_models(self._registry, self._environment.models, record.request)
        work = self._registry.work(record.request.work)
        changed = check_params(work, {**record.request.params, **params})
        return self.queue.retry(job_id, changed.model_dump(mode="json"))

    def run(self, request: JobRequest) -> JobRecord:
        """Put a finished request in the queue; what it makes is checked as the project's policy asks."""
        if not request.checks and not request.trains:
            # Whatever it says that it makes: a generator may give texts and pictures together.
            orders = orders_for(self._registry, self._environment.models, self._policy())
            told = {**request.settings, **told_to_engines(self._policy())}
            request = request.model_copy(update={"checks": orders, "settings": told})
        return self.queue.submit(request)

    def check(self, asset: Asset, take: Callable[[Result], object]) -> JobRecord:
        """Have an asset checked as the policy asks now; `take` gets it with what was said of it.

        Raises
        ------
        UserError
            When its bytes are missing, or no check that is asked for can look at it.
        """
        orders = orders_for(self._registry, self._environment.models, self._policy(), (asset.kind,))
        path = self._find(asset.sha256)
        if path is None:
            raise UserError(f"'{asset.title or asset.kind}' is missing.", "Look for missing media first.")
        if not orders:
            raise UserError(
                "There is no check for this here.", "The safety policy of the project tells what is at hand."
            )
        request = check_request(path, asset.media_type, asset.title, asset.sha256, orders)
        record = self.queue.submit(request)
        self._takers[record.id] = take
        return record

    def remove(self, job_id: str) -> None:
        """Forget an ended job with all it said."""
        self.queue.remove(job_id)
        if self.queue.record(job_id) is None:
            self._forget(job_id)

    def begin_anew(self, job_id: str) -> JobRecord:
        """Run an ended job again from its beginning; what it said and learned is forgotten."""
        record = self.queue.record(job_id)
        if record is not None:
            check_models(self._registry, self._environment.models, record.request)
        begun = self.queue.restart(job_id)
        self._forget(job_id)
        return begun

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

    def _forget(self, job_id: str) -> None:
        self._takers.pop(job_id, None)
        self._previews.pop(job_id, None)
        self._models.pop(job_id, None)
        self._advice.pop(job_id, None)
        self._curves.pop(job_id, None)

    def _run_like(self, recipe: Recipe, request_of: Callable[[Recipe], JobRequest]) -> JobRecord:
        return self._run_checked(request_of(pinned(self._registry, self._environment.models, recipe)))

    def _run_checked(self, request: JobRequest) -> JobRecord:
        check_models(self._registry, self._environment.models, request)
        return self.run(request)

    @property
    def _registry(self) -> Registry:
        return self._environment.registry

    @singledispatchmethod
    def _handle(self, event: JobEvent) -> None:
        raise TypeError(f"unknown job event {type(event).__name__}")

    @_handle.register
    def _changed(self, event: JobChanged) -> None:
        record = event.record
        self._listeners.announce("job", record)
        if record.status == "done":
            # Its results came before this event and are in the tray.
            self.queue.acknowledge(record.id)
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
        return self.queue.record(job_id) is None

    def _is_cancelled(self, job_id: str) -> bool:
        """Whether a person has cancelled a job while what it made still waited here."""
        record = self.queue.record(job_id)
        return record is not None and record.status in ("cancelling", "cancelled")

    def _title(self, job_id: str) -> str:
        record = self.queue.record(job_id)
        return record.request.title if record is not None else ""

    def _find(self, sha256: str) -> Path | None:
        return self._blobs.path(sha256) if self._blobs.has(sha256) else None

    def _takes(self, work_id: str, name: str) -> Kind | None:
        """Return what an input of a work takes; None where there is none."""
        return next((slot.kind for slot in self._registry.work(work_id).takes if slot.name == name), None)

"""The jobs of one open project: from what a person asks for to what waits in the queue."""

from __future__ import annotations

import queue
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from creastudio.api.errors import UserError
from creastudio.api.media import Kind
from creastudio.api.recipe import Recipe
from creastudio.api.region import Region
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.core.safety import SafetyPolicy
from creastudio.host.registry import Registry
from creastudio.jobs.job import (
    JobEvent,
    JobRecord,
    JobRequest,
)
from creastudio.jobs.live import LiveSession
from creastudio.jobs.live_events import Heard
from creastudio.jobs.queue import JobQueue
from creastudio.store.blobs import BlobStore
from creastudio.workspace.environment import Environment
from creastudio.workspace.job_sayings import JobSayings
from creastudio.workspace.kept_inputs import keep_input
from creastudio.workspace.listeners import Listeners
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


class JobDesk:
    """Submits jobs.

    Parameters
    ----------
    keep_result : callable
        Takes each finished result; the tray of the project.
    policy : callable
        Returns the safety policy that holds now.

    Attributes
    ----------
    queue : JobQueue
        The records of the jobs.
    said : JobSayings
        What they say; it has to be polled.
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
        self.said = JobSayings(jobs, events, listeners, keep_result)
        self._blobs = blobs

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
            self.said.give_to(record.id, take)
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
        self.said.give_to(record.id, take)
        return record

    def remove(self, job_id: str) -> None:
        """Forget an ended job with all it said."""
        self.queue.remove(job_id)
        if self.queue.record(job_id) is None:
            self.said.forget(job_id)

    def begin_anew(self, job_id: str) -> JobRecord:
        """Run an ended job again from its beginning; what it said and learned is forgotten."""
        record = self.queue.record(job_id)
        if record is not None:
            check_models(self._registry, self._environment.models, record.request)
        begun = self.queue.restart(job_id)
        self.said.forget(job_id)
        return begun

    def _run_like(self, recipe: Recipe, request_of: Callable[[Recipe], JobRequest]) -> JobRecord:
        return self._run_checked(request_of(pinned(self._registry, self._environment.models, recipe)))

    def _run_checked(self, request: JobRequest) -> JobRecord:
        check_models(self._registry, self._environment.models, request)
        return self.run(request)

    @property
    def _registry(self) -> Registry:
        return self._environment.registry

    def _find(self, sha256: str) -> Path | None:
        return self._blobs.path(sha256) if self._blobs.has(sha256) else None

    def _takes(self, work_id: str, name: str) -> Kind | None:
        """Return what an input of a work takes; None where there is none."""
        return next((slot.kind for slot in self._registry.work(work_id).takes if slot.name == name), None)

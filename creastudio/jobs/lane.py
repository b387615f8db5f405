"""A lane: one thread of the studio that feeds one engine, a job after another."""

from __future__ import annotations

import shutil
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

from creastudio.api.errors import UserError
from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import ModelRef
from creastudio.jobs.context import JobFolders
from creastudio.jobs.emitted import check_emitted
from creastudio.jobs.engine_process import Handler
from creastudio.jobs.job import JobEvent, JobMetric, JobModel, JobNotice, JobPreview, JobRequest, JobResult
from creastudio.jobs.protocol import Message
from creastudio.jobs.recipes import recipe_of
from creastudio.jobs.runner import Outcome
from creastudio.jobs.services import JobServices

IDLE_SECONDS = 60.0
"""After this long without work a third-party plugin's engine is let go."""


class Engine(Protocol):
    """What a lane drives: a process, or this very thread."""

    @property
    def alive(self) -> bool:
        """Whether it could take a job without being started."""
        ...

    def start(self) -> None:
        """Get ready."""
        ...

    def warm(self, modules: Iterable[str]) -> None:
        """Get ready and import modules."""
        ...

    def run(
        self, request: JobRequest, folders: JobFolders, settings: dict[str, Any], handle: Handler
    ) -> Outcome:
        """Run a job to its end."""
        ...

    def cancel(self, job_id: str) -> None:
        """Ask the running job to end."""
        ...

    def hold(self, on: bool) -> None:
        """Make the running job wait, or go on."""
        ...

    def stop(self, timeout: float = 1.0) -> None:
        """Let go."""
        ...


class LaneOwner(Protocol):
    """What a lane asks of its queue."""

    def take(self, lane: Lane, timeout: float) -> JobRequest | None:
        """Wait for a job of this lane; None when there is none after `timeout` s, or at the end."""
        ...

    def accepts(self, job_id: str) -> bool:
        """Whether anything from this job is still wanted."""
        ...

    def progressed(self, job_id: str, fraction: float, message: str) -> None:
        """Note how far a job is."""
        ...

    def finished(self, job_id: str, outcome: Outcome) -> None:
        """Note how a job ended."""
        ...

    def post(self, event: JobEvent) -> None:
        """Tell the studio."""
        ...


class Lane(threading.Thread):
    """Takes jobs from its queue and runs them on its engine.

    Parameters
    ----------
    quick : bool
        Whether it is for jobs under half a minute; a training on another lane waits meanwhile.
    plugin : str
        Name of the third-party plugin it is for; "" for the shared engines.
    """

    def __init__(
        self,
        owner: LaneOwner,
        engine: Engine,
        services: JobServices,
        *,
        quick: bool,
        plugin: str = "",
        closing: Callable[[], bool],
    ) -> None:
        super().__init__(name=f"lane-{plugin or 'studio'}-{'quick' if quick else 'long'}", daemon=True)
        self.engine = engine
        self.quick = quick
        self.plugin = plugin
        self._owner = owner
        self._services = services
        self._closing = closing

    def run(self) -> None:
        """Work until the queue closes."""
        while not self._closing():
            request = self._owner.take(self, IDLE_SECONDS)
            if request is not None:
                self._owner.finished(request.id, self._run_job(request))
            elif self.plugin and not self._closing():
                self.engine.stop()
        self.engine.stop()

    def _run_job(self, request: JobRequest) -> Outcome:
        try:
            outcome = self._attempt(request, 1.0)
            if outcome.ending == "memory":
                # A fresh process has all the memory back that the old one held on to.
                self.engine.stop()
                outcome = self._attempt(request, 0.5)
        except (OSError, UserError) as error:
            hint = error.hint if isinstance(error, UserError) else "Free some space or memory and try again."
            what = error.message if isinstance(error, UserError) else f"The job could not start: {error}."
            return Outcome("user_error", what, hint)
        except Exception:  # noqa: BLE001 - a lane that ended here would leave every later job waiting
            self.engine.stop()
            return Outcome("bug", f"'{request.title}' failed.", "Copy the report.", traceback.format_exc())
        if outcome.ending == "died":
            self._revive()
        return outcome

    def _attempt(self, request: JobRequest, memory_scale: float) -> Outcome:
        scratch = Path(tempfile.mkdtemp(prefix="creastudio-job-"))
        try:
            folders = JobFolders(
                data_dir=self._services.data_dir(request.plugin),
                scratch=scratch,
                checkpoint=self._services.checkpoint_dir(request.id),
            )
            settings = {
                **self._services.settings(request.plugin),
                **request.settings,
                "memory_scale": memory_scale,
            }
            job = _JobMessages(request, scratch, self._services, self._owner)
            outcome = self.engine.run(request, folders, settings, job.handle)
            return job.failure if job.failure and outcome.ending != "cancelled" else outcome
        finally:
            shutil.rmtree(scratch, ignore_errors=True)

    def _revive(self) -> None:
        """Have the next engine ready before it is needed."""
        if not self._closing():
            self.engine.start()


class _JobMessages:
    """Handles what one running job says."""

    def __init__(self, request: JobRequest, scratch: Path, services: JobServices, owner: LaneOwner) -> None:
        self.failure: Outcome | None = None
        self._request = request
        self._scratch = scratch
        self._services = services
        self._owner = owner
        self._models: list[ModelRef] = []
        self._asks: dict[str, Callable[[Message], dict[str, Any]]] = {
            "emit": self._emit,
            "model": self._model,
            "save_model": self._save_model,
        }
        self._tells: dict[str, Callable[[Message], None]] = {
            "progress": self._progress,
            "preview": self._preview,
            "metric": self._metric,
            "notice": self._notice,
        }

    def handle(self, message: Message) -> dict[str, Any] | None:
        """Return the answer to a question, None for what needs none."""
        wanted = self._owner.accepts(self._request.id)
        ask = self._asks.get(message.type)
        if ask is not None:
            return self._answered(ask, message) if wanted else {"cancelled": True}
        if wanted and message.type in self._tells:
            self._tells[message.type](message)
        return None

    def _answered(self, ask: Callable[[Message], dict[str, Any]], message: Message) -> dict[str, Any]:
        try:
            return ask(message)
        except UserError as error:
            return {"error": error.message, "hint": error.hint}

    def _emit(self, message: Message) -> dict[str, Any]:
        try:
            content, metadata = check_emitted(message.body, message.payload, self._scratch)
        except UserError as error:
            # Kept, so that a plugin that goes on after this still counts as failed.
            self.failure = Outcome("user_error", error.message, error.hint)
            raise
        sha256 = self._services.keep(content)
        recipe = recipe_of(self._request, message.body, self._models)
        title = message.body["title"] or self._request.title
        media_type = message.body["media_type"]
        self._owner.post(JobResult(self._request.id, sha256, media_type, title, recipe, metadata))
        return {}

    def _model(self, message: Message) -> dict[str, Any]:
        model = self._services.resolve_model(message.body["ref"])
        self._models.append(ModelRef(id=model.card.id, sha256=model.card.sha256))
        card = model.card.model_dump(mode="json")
        return {"card": card, "folder": str(model.folder), "weights": str(model.weights)}

    def _save_model(self, message: Message) -> dict[str, Any]:
        card = ModelCard.model_validate(message.body["card"])
        stored = self._services.save_model(self._request, card, Path(message.body["weights"]))
        self._owner.post(JobModel(self._request.id, stored))
        return {}

    def _progress(self, message: Message) -> None:
        self._owner.progressed(self._request.id, message.body["fraction"], message.body["message"])

    def _preview(self, message: Message) -> None:
        body = message.body
        self._owner.post(JobPreview(self._request.id, body["media_type"], message.payload, body["metadata"]))

    def _metric(self, message: Message) -> None:
        body = message.body
        self._owner.post(JobMetric(self._request.id, body["name"], body["value"], body["step"]))

    def _notice(self, message: Message) -> None:
        self._owner.post(JobNotice(self._request.id, message.body["message"]))

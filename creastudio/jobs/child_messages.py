"""What the jobs that a job asks for say, and what they made: kept for the recipes of whoever asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from creastudio.api.errors import UserError
from creastudio.api.recipe import RecipeInput
from creastudio.jobs.child_jobs import MOST
from creastudio.jobs.job import JobEvent, JobModel, JobNotice, JobRequest, JobResult
from creastudio.jobs.protocol import Message
from creastudio.jobs.runner import Outcome
from creastudio.jobs.services import JobServices


class Listener(Protocol):
    """The part of ``JobMessages`` that a child needs."""

    def handle(self, message: Message) -> dict[str, Any] | None:
        """Return the answer to a question."""
        ...

    def judged(self, outcome: Outcome) -> Outcome:
        """Return how the job ended."""
        ...


class Asker(Protocol):
    """What a child needs of the queue, for the job that asked."""

    def accepts(self, job_id: str) -> bool:
        """Whether anything from a job is still wanted."""
        ...

    def post(self, event: JobEvent) -> None:
        """Tell the studio."""
        ...

    def ease(self) -> None:
        """Wait a moment when more is told than anybody can read."""
        ...


class _ChildOwner:
    """Stands for the queue: a child has no place there, and its results are its parent's."""

    def __init__(self, asker: Asker, parent: str) -> None:
        self._asker, self._parent = asker, parent
        self.results: list[JobResult] = []

    def accepts(self, job_id: str) -> bool:
        """Whether the parent is still wanted."""
        del job_id
        return self._asker.accepts(self._parent)

    def progressed(self, job_id: str, fraction: float, message: str) -> None:
        """Pass over it: the parent says how far it is."""

    def deliver(self, event: JobResult | JobModel) -> bool:
        """Keep a result for the parent."""
        if isinstance(event, JobResult):
            self.results.append(event)
        return self.accepts(self._parent)

    def post(self, event: JobEvent) -> None:
        """Hand on warnings, in the parent's name; nothing else of a child is shown."""
        if isinstance(event, JobNotice):
            self._asker.post(JobNotice(self._parent, event.message))

    def ease(self) -> None:
        """Wait a moment when more is told than anybody can read."""
        self._asker.ease()


Listen = Callable[[JobRequest, Path, _ChildOwner], Listener]


class Children:
    """The children of one running job.

    Parameters
    ----------
    listen : callable
        Makes the ``JobMessages`` of a child.

    Attributes
    ----------
    made : list of RecipeInput
        What children made so far, each named after its generator.
    """

    def __init__(
        self, request: JobRequest, scratch: Path, services: JobServices, asker: Asker, listen: Listen
    ) -> None:
        self._request, self._scratch, self._services = request, scratch, services
        self._asker, self._listen = asker, listen
        self._running: dict[str, tuple[Listener, _ChildOwner, Path]] = {}
        self._count = 0
        self.made: list[RecipeInput] = []

    def begin(self, message: Message) -> dict[str, Any]:
        """Answer the wish for a child with all that is needed to run it."""
        body = message.body
        if self._count >= MOST:
            raise UserError(
                f"'{self._request.title}' asks for more than {MOST} jobs.", "Ask for less at once."
            )
        request = self._services.child_request(
            self._request, body["generator"], body["params"], body["inputs"], body["seed"]
        )
        # What it makes ends in what the asking job makes: the same eyes look at both.
        request = request.model_copy(update={"checks": self._request.checks})
        self._count += 1
        scratch = self._scratch / f"child-{self._count}"
        scratch.mkdir()
        owner = _ChildOwner(self._asker, self._request.id)
        self._running[request.id] = self._listen(request, scratch, owner), owner, scratch
        settings = {**self._services.settings(request.plugin), **self._request.settings, "memory_scale": 1.0}
        return {
            "request": request.model_dump(mode="json"),
            "data_dir": str(self._services.data_dir(request.plugin)),
            "scratch": str(scratch),
            "settings": settings,
        }

    def hear(self, message: Message) -> dict[str, Any] | None:
        """Handle what a child says."""
        child = self._running.get(message.body["child"])
        if child is None:
            return None
        return child[0].handle(Message(message.body["what"], message.body["body"], message.payload))

    def end(self, message: Message) -> dict[str, Any]:
        """Return what a child made."""
        listener, owner, _ = self._running.pop(message.body["child"])
        outcome = listener.judged(Outcome(**message.body["outcome"]))
        if outcome.ending not in ("done", "cancelled"):
            raise UserError(outcome.message, outcome.hint)
        self.made += [
            RecipeInput(
                name=result.recipe.generator,
                sha256=result.sha256,
                media_type=result.media_type,
                recipe=result.recipe,
            )
            for result in owner.results
        ]
        return {
            "made": [
                {
                    "sha256": result.sha256,
                    "path": str(self._services.blob_path(result.sha256)),
                    "media_type": result.media_type,
                    "title": result.title,
                    "metadata": result.metadata,
                }
                for result in owner.results
            ]
        }

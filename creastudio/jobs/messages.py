"""What one running job says, and what becomes of it."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from creastudio.api.advice import Advice
from creastudio.api.errors import UserError
from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import ModelRef
from creastudio.api.score import MEDIA_TYPE as SCORE
from creastudio.jobs.child_messages import Children
from creastudio.jobs.emitted import check_emitted, check_preview
from creastudio.jobs.job import (
    JobAdvice,
    JobEvent,
    JobMetric,
    JobModel,
    JobNotice,
    JobPanel,
    JobPreview,
    JobRequest,
    JobResult,
    JobStream,
    StreamPiece,
)
from creastudio.jobs.protocol import Message
from creastudio.jobs.recipes import model_emitted, recipe_of
from creastudio.jobs.runner import Outcome, bug_of
from creastudio.jobs.services import JobServices, measured, told_of_model

MAX_NOTICES = 20
"""Warnings of one job that a person gets to see."""


MAX_ADVICE = 20
"""Things that one training may say of itself at a time."""

_SHEETS = ("image/png", "text/plain", SCORE)
"""What samples of a training can be; they are kept with it."""


class MessageOwner(Protocol):
    """What the messages of a job do to its queue."""

    def accepts(self, job_id: str) -> bool:
        """Whether anything from this job is still wanted; the first message shows that it runs."""
        ...

    def progressed(self, job_id: str, fraction: float, message: str) -> None:
        """Note how far a job is."""
        ...

    def deliver(self, event: JobResult | JobModel) -> bool:
        """Hand on what a job made; False when it was cancelled meanwhile."""
        ...

    def post(self, event: JobEvent) -> None:
        """Tell the studio."""
        ...

    def ease(self) -> None:
        """Wait a moment when more is told than anybody can read."""
        ...


class JobMessages:
    """Handles what one running job says; no message of a plugin makes it raise."""

    def __init__(
        self, request: JobRequest, scratch: Path, services: JobServices, owner: MessageOwner
    ) -> None:
        self._request = request
        self._scratch = scratch
        self._services = services
        self._owner = owner
        self._models: list[ModelRef] = []
        self._results = 0
        self._notices = 0
        self._streamed = False
        self._failure: Outcome | None = None
        self._children = Children(
            request,
            scratch,
            services,
            owner,
            lambda child, folder, its_owner: JobMessages(child, folder, services, its_owner),
        )
        self._asks: dict[str, Callable[[Message], dict[str, Any]]] = {
            "emit": self._emit,
            "measure": self._measure,
            "request": self._children.begin,
            "requested": self._children.end,
            "model": self._model,
            "models": self._models_of,
            "save_model": self._save_model,
        }
        self._tells: dict[str, Callable[[Message], None]] = {
            "progress": self._progress,
            "preview": self._preview,
            "stream": self._stream,
            "metric": self._metric,
            "advice": self._advice,
            "notice": self._notice,
        }

    def handle(self, message: Message) -> dict[str, Any] | None:
        """Return the answer to a question, None for what needs none."""
        if message.type == "child":
            return self._children.hear(message)
        ask = self._asks.get(message.type)
        if not self._owner.accepts(self._request.id):
            return {"cancelled": True} if ask is not None else None
        if ask is not None:
            return self._answered(ask, message)
        if message.type in self._tells:
            self._owner.ease()
            self._tells[message.type](message)
        return None

    def judged(self, outcome: Outcome) -> Outcome:
        """Return how the job ended, what it gave back taken into account."""
        if outcome.ending == "cancelled":
            return outcome
        if self._failure is not None:
            # Even of a plugin that went on after it was told: a result of it is missing.
            return self._failure
        if outcome.ending == "done" and not self._results and not self._request.trains:
            title = self._request.title or self._request.work
            return Outcome(
                "user_error",
                f"'{title}' ended without a result.",
                f"Try other settings; if it stays so, tell the author of '{self._request.plugin}'.",
            )
        return outcome

    def _answered(self, ask: Callable[[Message], dict[str, Any]], message: Message) -> dict[str, Any]:
        try:
            return ask(message)
        except UserError as error:
            failure = Outcome("user_error", error.message, error.hint)
        except OSError as error:
            hint = "Look whether the disk is full or can't be written, and run it again."
            failure = Outcome(
                "user_error", f"What '{self._request.title}' made can't be kept: {error}.", hint
            )
        except Exception as error:  # noqa: BLE001 - an unanswered question would stop the engine for good
            failure = bug_of(self._request, error, traceback.format_exc())
        if message.type in ("emit", "save_model"):
            # A model that is missing may be replaced by another; a result can't.
            self._failure = failure
        return {"error": failure.message, "hint": failure.hint}

    def _emit(self, message: Message) -> dict[str, Any]:
        content, metadata = check_emitted(message.body, message.payload, self._scratch)
        recipe = recipe_of(self._request, message.body, self._models, self._children.made)
        title = message.body["title"] or self._request.title
        media_type = message.body["media_type"]
        sha256 = self._services.keep(content)
        result = JobResult(self._request.id, sha256, media_type, title, recipe, metadata)
        if not self._owner.deliver(result):
            return {"cancelled": True}
        self._results += 1
        return {}

    def _model(self, message: Message) -> dict[str, Any]:
        model = self._services.resolve_model(message.body["ref"])
        used = ModelRef(id=model.card.id, sha256=model.card.sha256)
        if used not in self._models and not message.body.get("aside"):
            self._models.append(used)
        return told_of_model(model)

    def _measure(self, message: Message) -> dict[str, Any]:
        return measured(self._services, message.body)

    def _models_of(self, message: Message) -> dict[str, Any]:
        cards = self._services.models_of(message.body["family"])
        return {"cards": [card.model_dump(mode="json") for card in cards]}

    def _save_model(self, message: Message) -> dict[str, Any]:
        card = ModelCard.model_validate(message.body["card"])
        recipe = recipe_of(self._request, model_emitted(self._request), self._models)
        card = card.model_copy(update={"recipe": recipe})
        stored = self._services.save_model(
            self._request, card, Path(message.body["weights"]), message.payload
        )
        delivered = self._owner.deliver(JobModel(self._request.id, stored))
        return {} if delivered else {"cancelled": True}

    def _progress(self, message: Message) -> None:
        self._owner.progressed(self._request.id, message.body["fraction"], message.body["message"])

    def _preview(self, message: Message) -> None:
        body = message.body
        try:
            check_preview(body["media_type"], message.payload)
        except UserError as error:
            self._warn(f"A preview was left out. {error.message}")
            return
        metadata = body["metadata"]
        if self._request.trains and body["media_type"] in _SHEETS:
            if "panel" in metadata and body["media_type"] == "image/png":
                self._services.note_panel(self._request.id, message.payload, metadata)
                self._owner.post(JobPanel(self._request.id, message.payload, metadata))
                return
            step = metadata.get("step")
            known = isinstance(step, int) and step >= 0
            self._services.note_sheet(self._request.id, message.payload, step if known else None)
        self._owner.post(JobPreview(self._request.id, body["media_type"], message.payload, metadata))

    def _stream(self, message: Message) -> None:
        pieces = tuple(
            StreamPiece(channel, text, tuple((other, share) for other, share in others))
            for channel, text, others in message.body["pieces"]
        )
        self._owner.post(
            JobStream(self._request.id, pieces, anew=not self._streamed, models=tuple(self._models))
        )
        self._streamed = True

    def _advice(self, message: Message) -> None:
        said = [Advice.model_validate(item) for item in message.body["advice"][:MAX_ADVICE]]
        if self._request.trains:
            self._services.note_advice(self._request.id, said, message.body["step"])
        self._owner.post(JobAdvice(self._request.id, tuple(said), message.body["step"]))

    def _metric(self, message: Message) -> None:
        body = message.body
        if self._request.trains:
            self._services.note_point(self._request.id, body["name"], body["value"], body["step"])
        self._owner.post(JobMetric(self._request.id, body["name"], body["value"], body["step"]))

    def _notice(self, message: Message) -> None:
        self._warn(message.body["message"])

    def _warn(self, text: str) -> None:
        self._notices += 1
        if self._notices <= MAX_NOTICES:
            self._owner.post(JobNotice(self._request.id, text))
        elif self._notices == MAX_NOTICES + 1:
            self._owner.post(JobNotice(self._request.id, "There were more warnings; they are left out."))

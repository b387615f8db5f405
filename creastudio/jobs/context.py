"""The context that a running job gets, over any transport."""

from __future__ import annotations

import importlib
import logging
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from creastudio.api.advice import Advice
from creastudio.api.artifacts import Artifact
from creastudio.api.context import InputFile, Made, Model, expect_number
from creastudio.api.errors import UserError
from creastudio.api.measuring import MAX_FITS, TextFit, TextSize
from creastudio.api.model_card import ModelCard
from creastudio.jobs.checked_parts import Heard
from creastudio.jobs.checking import checked
from creastudio.jobs.control import JobControl
from creastudio.jobs.emitted import refuse_long_text
from creastudio.jobs.job import JobRequest
from creastudio.jobs.protocol import Message
from creastudio.jobs.streaming import StreamBuffer

PROGRESS_INTERVAL = 1 / 30
"""Seconds between two progress messages at least; more of them nobody can see."""


class Transport(Protocol):
    """The way from a job to the studio."""

    def send(self, message: Message) -> None:
        """Tell something."""
        ...

    def call(self, message: Message) -> dict[str, Any]:
        """Ask something and wait for the answer; UserError when the studio says no."""
        ...


@dataclass(frozen=True)
class JobFolders:
    """Where a job may write."""

    data_dir: Path
    scratch: Path
    checkpoint: Path


class RunningContext:
    """The ``JobContext`` of one running job; see ``creastudio.api.context`` for what each part means."""

    def __init__(
        self,
        request: JobRequest,
        folders: JobFolders,
        settings: Mapping[str, Any],
        control: JobControl,
        transport: Transport,
        run: Callable[[Mapping[str, Any]], list[Made]] | None = None,
    ) -> None:
        self._run = run
        self.seed = request.seed
        self.variation = request.variation
        self.variation_seed = request.variation_seed
        self.model_name = request.model_name
        self.settings = dict(settings)
        self.data_dir = folders.data_dir
        self.scratch = folders.scratch
        self.log = _job_log(request, transport)
        self._checkpoint = folders.checkpoint
        self._inputs = {item.name: item for item in request.inputs}
        self._title = request.title
        self._control = control
        self._transport = transport
        self._told = 0.0
        self._wanted_device = request.device
        self.work = request.work
        self._checks, self._heard = request.checks, Heard()
        self._written = StreamBuffer(lambda pieces: transport.send(Message("stream", {"pieces": pieces})))

    @cached_property
    def device(self) -> str:
        """Where to compute; found out when it is asked for, since that imports torch."""
        if self._wanted_device == "cpu":
            return "cpu"
        # By name: only engines may import the torch toolkit, and this module is imported everywhere.
        device = importlib.import_module("creastudio.ml.device")
        return str(device.choose(str(self.settings.get("device", "auto"))).device)

    def progress(self, fraction: float, message: str = "") -> None:
        """Say how far the job is, 0 to 1."""
        now = time.monotonic()
        if now - self._told >= PROGRESS_INTERVAL or fraction >= 1:
            self._told = now
            # Not a number (0 of 0 done) counts as nothing done.
            known = float(fraction) if math.isfinite(fraction) else 0.0
            body = {"fraction": min(max(known, 0.0), 1.0), "message": str(message)}
            self._transport.send(Message("progress", body))

    def preview(self, artifact: Artifact) -> None:
        """Show an unfinished result."""
        _expect(artifact, Artifact, "preview")
        body = {"media_type": artifact.media_type, "metadata": artifact.metadata}
        self._transport.send(Message("preview", body, artifact.read()))

    def stream(self, channel: str, text: str, alternatives: Sequence[tuple[str, float]] = ()) -> None:
        """Show what has just been written."""
        _expect(text, str, "stream")
        self._written.add(str(channel), text, alternatives)

    def end_stream(self) -> None:
        """Send what was streamed and still waits; for whoever runs the job."""
        self._written.flush()

    def emit(self, artifact: Artifact) -> None:
        """Give back a finished result."""
        _expect(artifact, Artifact, "emit")
        self._written.flush()
        refuse_long_text(artifact)
        body = {
            "media_type": artifact.media_type,
            "title": artifact.title,
            "seed": self.seed if artifact.seed is None else artifact.seed,
            "index": artifact.index,
            "metadata": checked(artifact, self._checks, self, self.log.warning, self._heard),
            "path": str(artifact.path) if artifact.path else "",
        }
        # Asking, not telling: a result is stored, and its file taken over, before the job goes on.
        self._transport.call(Message("emit", body, artifact.data))

    def metric(self, name: str, value: float, step: int) -> None:
        """Add a point to a curve."""
        expect_number(value, "metric")
        expect_number(step, "metric")
        self._transport.send(Message("metric", {"name": str(name), "value": float(value), "step": int(step)}))

    def advise(self, advice: Sequence[Advice], step: int) -> None:
        """Say how a training goes."""
        for item in advice:
            _expect(item, Advice, "advise")
        body = {"advice": [item.model_dump(mode="json") for item in advice], "step": int(step)}
        self._transport.send(Message("advice", body))

    def check_cancelled(self) -> None:
        """Wait while paused; raise ``JobCancelled`` on cancel."""
        self._written.flush(due=True)
        self._control.check()

    def checkpoint_dir(self) -> Path:
        """Return the folder of this job that outlives a kill."""
        return self._checkpoint

    def model(self, ref: str) -> Model:
        """Open a model of the library."""
        return model_told(self._transport.call(Message("model", {"ref": ref})))

    def models(self, family: str) -> list[ModelCard]:
        """Return the cards of the models of one family."""
        reply = self._transport.call(Message("models", {"family": str(family)}))
        return [ModelCard.model_validate(card) for card in reply["cards"]]

    def aside(self, ref: str) -> Model:
        """Open a model that takes no part in making the results, so that no recipe names it."""
        return model_told(self._transport.call(Message("model", {"ref": ref, "aside": True})))

    def input(self, name: str) -> InputFile:
        """Return an input."""
        item = self._inputs.get(name)
        if item is None:
            raise UserError(
                f"'{self._title}' was started without its input '{name}'.", "Choose it and run again."
            )
        return InputFile(item.name, Path(item.path), item.media_type)

    def measure_text(self, fits: Sequence[TextFit]) -> list[TextSize]:
        """Return how texts come out where they are set."""
        if len(fits) > MAX_FITS:
            raise UserError(
                f"{len(fits)} texts are too many to be measured at once.", f"Ask for at most {MAX_FITS}."
            )
        for fit in fits:
            _expect(fit, TextFit, "measure_text")
        body = {"fits": [fit.model_dump(mode="json", exclude_defaults=True) for fit in fits]}
        reply = self._transport.call(Message("measure", body))
        return [TextSize.model_validate(size) for size in reply["sizes"]]

    def request(
        self,
        generator: str,
        params: Mapping[str, Any] | None = None,
        inputs: Mapping[str, Path | str] | None = None,
        *,
        seed: int | None = None,
    ) -> list[Made]:
        """Have another generator make something, and wait for it."""
        if self._run is None:
            raise TypeError("a live session has no ctx.request; what is kept is made by a job")
        self._written.flush()
        order = {
            "generator": str(generator),
            "params": dict(params or {}),
            "inputs": {name: str(value) for name, value in (inputs or {}).items()},
            "seed": self.seed if seed is None else int(seed),
        }
        made = self._run(order)
        self._heard.hear(made)
        return made

    def save_model(self, card: ModelCard, weights: Path, samples: bytes = b"") -> None:
        """Put a finished model into the library."""
        _expect(card, ModelCard, "save_model")
        body = {"card": card.model_dump(mode="json"), "weights": str(weights)}
        self._transport.call(Message("save_model", body, samples))


def model_told(reply: Mapping[str, Any]) -> Model:
    """Return the model that ``services.told_of_model`` tells of."""
    card = ModelCard.model_validate(reply["card"])
    return Model(card=card, folder=Path(reply["folder"]), weights=Path(reply["weights"]))


def _expect(value: object, kind: type, method: str) -> None:
    if not isinstance(value, kind):
        raise TypeError(
            f"ctx.{method} takes the {kind.__name__} of creastudio.api, not {type(value).__name__}"
        )


class _NoticeHandler(logging.Handler):
    """Turns warnings of a plugin into notices."""

    def __init__(self, transport: Transport) -> None:
        super().__init__(logging.WARNING)
        self._transport = transport

    def emit(self, record: logging.LogRecord) -> None:
        self._transport.send(Message("notice", {"message": record.getMessage()}))


def _job_log(request: JobRequest, transport: Transport) -> logging.Logger:
    # Not from the registry of loggers, which would keep one for every job for good.
    log = logging.Logger(f"creastudio.job.{request.work}")  # noqa: LOG001
    log.addHandler(_NoticeHandler(transport))
    return log

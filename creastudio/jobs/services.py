"""What jobs need of the project around them; called on lane threads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from creastudio.api.advice import Advice
from creastudio.api.context import Model
from creastudio.api.measuring import TextFit, TextSize
from creastudio.api.model_card import ModelCard
from creastudio.jobs.job import JobRequest


class JobServices(Protocol):
    """Blobs, models, folders and settings."""

    def keep(self, data: bytes | Path) -> str:
        """Store a result durably and return its SHA-256; UserError when the disk doesn't take it."""
        ...

    def resolve_model(self, ref: str) -> Model:
        """Open a model by ``id`` or ``id@hash``; UserError when it is missing or damaged."""
        ...

    def models_of(self, family: str) -> Sequence[ModelCard]:
        """Return the cards of the models of one family."""
        ...

    def save_model(
        self, request: JobRequest, card: ModelCard, weights: Path, samples: bytes = b""
    ) -> ModelCard:
        """Put a model into the library, with a picture of what it makes, and return its card as stored."""
        ...

    def measure_text(self, fits: Sequence[TextFit]) -> Sequence[TextSize]:
        """Lay texts out as they are painted."""
        ...

    def child_request(
        self,
        parent: JobRequest,
        generator: str,
        params: Mapping[str, Any],
        inputs: Mapping[str, str],
        seed: int,
    ) -> JobRequest:
        """Return what a job asks for, ready to run where it runs; UserError when that isn't possible.

        Parameters
        ----------
        inputs : mapping
            Name -> a file, or the SHA-256 of something that is kept.
        """
        ...

    def blob_path(self, sha256: str) -> Path:
        """Return where something that is kept lies."""
        ...

    def data_dir(self, plugin: str) -> Path:
        """Return the folder that one plugin keeps between jobs."""
        ...

    def checkpoint_dir(self, job_id: str) -> Path:
        """Return the folder of one job that outlives a kill."""
        ...

    def discard_checkpoint(self, job_id: str) -> None:
        """Delete the folder of one job, if there is one; what can't be deleted stays."""
        ...

    def note_point(self, job_id: str, name: str, value: float, step: int) -> None:
        """Keep a point of a training's curves for later; never fails."""
        ...

    def note_sheet(self, job_id: str, data: bytes, step: int | None) -> None:
        """Keep a sheet of a training's samples (PNG) for later; never fails."""
        ...

    def note_panel(self, job_id: str, data: bytes, metadata: Mapping[str, Any]) -> None:
        """Keep the newest picture (PNG) that a dashboard shows below the samples; never fails."""
        ...

    def note_advice(self, job_id: str, advice: Sequence[Advice], step: int) -> None:
        """Keep what a trainer says of its training; never fails."""
        ...

    def settings(self, plugin: str) -> dict[str, Any]:
        """Return the settings that a plugin's jobs see."""
        ...

    def note_crash(self, request: JobRequest, message: str, report: str) -> None:
        """Note that a job took the engine of a third party's plugin down; never fails."""
        ...


def told_of_model(model: Model) -> dict[str, Any]:
    """Return what an engine is told of a model that it asked for; ``context.model_told`` reads it."""
    card = model.card.model_dump(mode="json")
    return {"card": card, "folder": str(model.folder), "weights": str(model.weights)}


def measured(services: JobServices, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answer to the wish that texts be measured."""
    sizes = services.measure_text([TextFit.model_validate(fit) for fit in body["fits"]])
    return {"sizes": [size.model_dump(mode="json") for size in sizes]}


class JobStore(Protocol):
    """Rows that outlive the studio."""

    def put(self, job_id: str, status: str, payload: str) -> None:
        """Store the newest state of a job."""
        ...

    def all(self) -> list[tuple[str, str, str]]:
        """Return (id, status, payload) of every job, oldest first."""
        ...

    def delete(self, job_id: str) -> None:
        """Forget a job."""
        ...

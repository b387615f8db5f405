"""What toy jobs ask of a project, over plain folders."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from creastudio.api import Advice, Model, ModelCard, TextFit, TextSize, UserError
from creastudio.api.testing.measures import fake_size
from creastudio.core.ids import new_id
from creastudio.jobs.job import JobInput, JobRequest


class FakeServices:
    """Services over plain folders."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept: dict[str, bytes] = {}
        self.crashes: list[str] = []
        self.saved: list[ModelCard] = []
        self.advice: list[tuple[str, int, tuple[Advice, ...]]] = []

    def keep(self, data: bytes | Path) -> str:
        content = data if isinstance(data, bytes) else data.read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        self.kept[sha256] = content
        return sha256

    def resolve_model(self, ref: str) -> Model:
        if ref not in ("brush", "pencil"):
            raise UserError(f"There is no model '{ref}'.")
        card = ModelCard(id=ref, title=ref, family="toy", sha256=ref[0] * 64)
        return Model(card, self.folder, self.folder / "weights")

    def models_of(self, family: str) -> list[ModelCard]:
        return [self.resolve_model(name).card for name in ("brush", "pencil") if family == "toy"]

    def save_model(
        self, request: JobRequest, card: ModelCard, weights: Path, samples: bytes = b""
    ) -> ModelCard:
        stored = card.model_copy(update={"bytes": weights.stat().st_size})
        self.saved.append(stored)
        return stored

    def measure_text(self, fits: Sequence[TextFit]) -> list[TextSize]:
        return [fake_size(fit) for fit in fits]

    def child_request(
        self,
        parent: JobRequest,
        generator: str,
        params: Mapping[str, Any],
        inputs: Mapping[str, str],
        seed: int,
    ) -> JobRequest:
        if generator == "toy.nobody":
            raise UserError("There is no generator 'toy.nobody'.", "Choose another.")
        function = generator.partition(".")[2]
        given = tuple(JobInput(name=name, path=value) for name, value in inputs.items())
        changes = {"id": f"child-{new_id()}", "work": generator, "entry": f"toy_jobs_plugin:{function}"}
        return parent.model_copy(update={**changes, "params": dict(params), "inputs": given, "seed": seed})

    def blob_path(self, sha256: str) -> Path:
        path = self._made("blobs") / sha256
        path.write_bytes(self.kept[sha256])
        return path

    def data_dir(self, plugin: str) -> Path:
        return self._made("data")

    def checkpoint_dir(self, job_id: str) -> Path:
        return self._made(job_id)

    def discard_checkpoint(self, job_id: str) -> None:
        shutil.rmtree(self.folder / job_id, ignore_errors=True)

    def note_point(self, job_id: str, name: str, value: float, step: int) -> None:
        pass

    def note_panel(self, job_id: str, data: bytes, metadata: Mapping[str, Any]) -> None:
        pass

    def note_advice(self, job_id: str, advice: Sequence[Advice], step: int) -> None:
        self.advice.append((job_id, step, tuple(advice)))

    def note_sheet(self, job_id: str, data: bytes, step: int | None) -> None:
        pass

    def settings(self, plugin: str) -> dict[str, Any]:
        return {"device": "cpu"}

    def _made(self, name: str) -> Path:
        folder = self.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def note_crash(self, request: JobRequest, message: str, report: str) -> None:
        del message, report
        self.crashes.append(request.plugin)

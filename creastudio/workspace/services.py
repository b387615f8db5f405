"""What jobs ask of an open project; called on lane threads, never on the thread of the window."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from creastudio import paths
from creastudio.api.advice import Advice
from creastudio.api.context import Model
from creastudio.api.errors import UserError
from creastudio.api.measuring import TextFit, TextSize
from creastudio.api.media import media_type_of
from creastudio.api.model_card import ModelCard
from creastudio.folders import make_folder
from creastudio.host.plugin_state import PluginState
from creastudio.jobs.debugger import SETTING
from creastudio.jobs.job import JobInput, JobRequest
from creastudio.store.blobs import BlobStore
from creastudio.store.files import disk_error
from creastudio.store.training_notes import TrainingNotes
from creastudio.workspace.environment import Environment, plugin_state_file
from creastudio.workspace.own_settings import own_settings
from creastudio.workspace.requests import make_request


class WorkspaceServices:
    """Blobs, models and folders for the jobs of one project.

    Parameters
    ----------
    environment : Environment
        Where models and settings come from.
    blobs : BlobStore
        Where results are kept; a result is stored before anybody hears of it.
    jobs_folder : Path
        Holds one folder a job with its checkpoints.
    notes_folder : Path
        Holds one folder a training with what it showed.
    """

    def __init__(
        self, environment: Environment, blobs: BlobStore, jobs_folder: Path, notes_folder: Path
    ) -> None:
        self._environment = environment
        self._blobs = blobs
        self._jobs_folder = jobs_folder
        self._notes_parent = notes_folder
        self._notes: dict[str, TrainingNotes] = {}
        self._lock = threading.Lock()

    def keep(self, data: bytes | Path) -> str:
        """Store a result and return its SHA-256."""
        return self._blobs.put_file(data) if isinstance(data, Path) else self._blobs.put(data)

    def resolve_model(self, ref: str) -> Model:
        """Open a model of the library by ``id`` or ``id@hash``; UserError when it is missing or damaged."""
        entry = self._environment.models.resolve(ref)
        return Model(card=entry.card, folder=entry.folder, weights=entry.weights)

    def models_of(self, family: str) -> list[ModelCard]:
        """Return the cards of the models of one family."""
        return [entry.card for entry in self._environment.models.of_family(family)]

    def save_model(
        self, request: JobRequest, card: ModelCard, weights: Path, samples: bytes = b""
    ) -> ModelCard:
        """Put a model into the person's library and return its card as stored."""
        notes = self.notes(request.id)
        entry = self._environment.models.add(card, weights, samples or notes.last_sheet())
        notes.set_model(entry.ref)
        return entry.card

    def measure_text(self, fits: Sequence[TextFit]) -> list[TextSize]:
        """Lay texts out as they are painted, on this thread."""
        # Only here: a command that measures nothing shall not load Qt.
        from creastudio.render.text_measuring import measure

        return measure(fits)

    def child_request(
        self,
        parent: JobRequest,
        generator: str,
        params: Mapping[str, Any],
        inputs: Mapping[str, str],
        seed: int,
    ) -> JobRequest:
        """Return what a job asks for, ready to run where it runs.

        Raises
        ------
        UserError
            When there is no such generator, it needs another engine or what it is given doesn't fit.
        """
        registry = self._environment.registry
        given = {name: self._child_input(name, value) for name, value in inputs.items()}
        request = make_request(registry, generator, params, seed=seed, inputs=given)
        if request.engine not in ("", parent.engine) or request.trains:
            raise UserError(
                f"'{request.title}' can't be asked for by '{parent.title}'.",
                "Run it yourself, and give its result to this one.",
            )
        return request

    def _child_input(self, name: str, value: str) -> JobInput:
        if re.fullmatch("[0-9a-f]{64}", value):
            return JobInput(name=name, path=str(self.blob_path(value)), sha256=value)
        path = Path(value)
        if not path.is_file():
            raise UserError(
                f"There is no '{path.name}'.", "This is a mistake in the plugin; tell its author."
            )
        # Its recipe names it by its hash.
        sha256 = self._blobs.put_file(path)
        media_type = media_type_of(path.name)
        return JobInput(name=name, path=str(self.blob_path(sha256)), media_type=media_type, sha256=sha256)

    def blob_path(self, sha256: str) -> Path:
        """Return where something that is kept lies."""
        return self._blobs.path(sha256)

    def data_dir(self, plugin: str) -> Path:
        """Return the folder that one plugin keeps between jobs."""
        return _made(paths.data_dir() / "plugin-data" / (plugin or "unnamed"))

    def checkpoint_dir(self, job_id: str) -> Path:
        """Return the folder of one job that outlives a kill."""
        return _made(self._jobs_folder / job_id)

    def discard_checkpoint(self, job_id: str) -> None:
        """Delete the folder of one job with its notes, if there is one; what can't be deleted stays."""
        shutil.rmtree(self._jobs_folder / job_id, ignore_errors=True)
        shutil.rmtree(self._notes_folder(job_id), ignore_errors=True)

    def notes(self, job_id: str) -> TrainingNotes:
        """Return what a training showed, kept for the next time that the project is opened."""
        with self._lock:
            if job_id not in self._notes:
                self._notes[job_id] = TrainingNotes(self._notes_folder(job_id))
            return self._notes[job_id]

    def note_point(self, job_id: str, name: str, value: float, step: int) -> None:
        """Keep a point of a training's curves."""
        self.notes(job_id).add_point(name, value, step)

    def note_sheet(self, job_id: str, data: bytes, step: int | None) -> None:
        """Keep a sheet of a training's samples."""
        self.notes(job_id).add_sheet(data, step)

    def note_panel(self, job_id: str, data: bytes, metadata: Mapping[str, Any]) -> None:
        """Keep the newest picture that a dashboard shows below the samples."""
        self.notes(job_id).set_panel(data, metadata)

    def note_advice(self, job_id: str, advice: Sequence[Advice], step: int) -> None:
        """Keep what a trainer says of its training."""
        self.notes(job_id).set_advice(advice, step)

    def _notes_folder(self, job_id: str) -> Path:
        return self._notes_parent / job_id

    def settings(self, plugin: str) -> dict[str, Any]:
        """Return the settings that engines see: the device a person chose, and where manifests of data sets are kept."""
        state = PluginState.load(plugin_state_file())
        told = {
            "device": self._environment.settings.device,
            "datasets": str(paths.datasets_dir()),
            "own": own_settings(self._environment.registry, state, plugin),
        }
        port = state.debug_port(plugin)
        return {**told, SETTING: port} if port else told

    def note_crash(self, request: JobRequest, message: str, report: str) -> None:
        """Note that a job took the engine of a third party's plugin down; twice, and it is set aside."""
        for plugin in self._environment.registry.plugins:
            if plugin.name == request.plugin and plugin.status == "ok" and plugin.origin != "built-in":
                state = PluginState.load(plugin_state_file())
                state.note_crash(plugin.name, plugin.stamp, message, report)


def _made(folder: Path) -> Path:
    try:
        make_folder(folder)
    except OSError as error:
        raise disk_error(error, folder) from error
    return folder

"""Music files as inputs of a job."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.api.generator import Generator, Input
from creastudio.api.score import MEDIA_TYPE, Note, Score, track_of
from creastudio.core.results import Result
from creastudio.export.midi import midi_of
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry
from creastudio.store.blobs import BlobStore
from creastudio.store.model_library import ModelLibrary
from creastudio.store.settings import SettingsStore
from creastudio.workspace.environment import Environment
from creastudio.workspace.job_desk import JobDesk
from creastudio.workspace.listeners import Listeners
from tests.support.toy_jobs import Desk, MemoryStore

LISTENS = Generator(
    id="toy.listens", title="Listener", category="Music", makes="image", entry="tests.support.toy_jobs:dots",
    takes=(Input(name="score", kind="score", title="Score"),),
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[JobDesk]:
    jobs = Desk(tmp_path, MemoryStore(), in_thread=True)
    store = SettingsStore(paths.settings_file())
    registry = Registry((PluginInfo("toy", "1.0", face=Face(generators=(LISTENS,))),))
    library = ModelLibrary([("own", paths.models_dir())], writable=paths.models_dir())
    environment = Environment(store, store.load(), registry, library, in_thread=True)
    kept: list[Result] = []
    yield JobDesk(
        environment, jobs.queue, queue.Queue(), BlobStore(tmp_path / "blobs"), Listeners(), kept.append
    )
    jobs.queue.close("stop")


def test_a_midi_file_goes_into_a_job_as_a_score(desk: JobDesk, tmp_path: Path) -> None:
    score = track_of(Score(), [Note(0, 960, 60), Note(960, 480, 64)], name="Piano")
    file = tmp_path / "tune.mid"
    file.write_bytes(midi_of(score))
    (given,) = desk.submit("toy.listens", {}, inputs={"score": file}).request.inputs
    assert given.media_type == MEDIA_TYPE
    found = Score.loads(Path(given.path).read_bytes())
    assert [(note.start, note.pitch) for note in found.notes(0)] == [(0, 60), (960, 64)]


def test_what_is_no_music_is_said_before_a_job(desk: JobDesk, tmp_path: Path) -> None:
    file = tmp_path / "tune.mid"
    file.write_bytes(b"no music")
    with pytest.raises(UserError, match="no music"):
        desk.submit("toy.listens", {}, inputs={"score": file})

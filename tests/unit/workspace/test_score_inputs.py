"""Music files as inputs of a job."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator, Input
from creastudio.api.score import MEDIA_TYPE, Note, Score, track_of
from creastudio.core.results import Result
from creastudio.export.midi import midi_of
from creastudio.store.blobs import BlobStore
from creastudio.workspace.job_desk import JobDesk
from creastudio.workspace.listeners import Listeners
from tests.support.projects import environment_of
from tests.support.toy_jobs import Desk

LISTENS = Generator(
    id="toy.listens", title="Listener", category="Music", makes="image", entry="tests.support.toy_jobs:dots",
    takes=(Input(name="score", kind="score", title="Score"),),
)  # fmt: skip


@pytest.fixture
def desk(jobs: Desk, tmp_path: Path) -> JobDesk:
    kept: list[Result] = []
    return JobDesk(
        environment_of(LISTENS),
        jobs.queue,
        jobs.events,
        BlobStore(tmp_path / "blobs"),
        Listeners(),
        kept.append,
    )


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

"""What the desk makes of an order before it is a job."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.store.blobs import BlobStore
from creastudio.workspace.job_desk import JobDesk
from creastudio.workspace.listeners import Listeners
from tests.support.projects import toy_environment
from tests.support.toy_jobs import Desk


@pytest.fixture
def desk(jobs: Desk, tmp_path: Path) -> JobDesk:
    blobs = BlobStore(tmp_path / "blobs")
    kept: list[object] = []
    return JobDesk(toy_environment(), jobs.queue, jobs.events, blobs, Listeners(), kept.append)


def test_weights_of_networks_stay_where_they_are(jobs: Desk, desk: JobDesk, tmp_path: Path) -> None:
    weights = tmp_path / "net.safetensors"
    weights.write_bytes(b"not read here")
    record = desk.submit("picture.network", {}, inputs={"file": weights})
    jobs.queue.cancel(record.id)
    (given,) = record.request.inputs
    assert (given.path, given.sha256) == (str(weights), "")

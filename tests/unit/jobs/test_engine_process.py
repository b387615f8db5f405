"""An engine that doesn't listen holds nobody up."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.jobs import protocol
from creastudio.jobs.context import JobFolders
from creastudio.jobs.engine_process import EngineProcess
from creastudio.jobs.job import JobRequest
from creastudio.jobs.runner import Outcome

DEAF = [sys.executable, "-c", "import time; time.sleep(600)"]


def request(size: int) -> JobRequest:
    return JobRequest(work="toy.dot", entry="a:b", params_entry="a:C", params={"text": "x" * size})


@pytest.fixture
def folders(tmp_path: Path) -> JobFolders:
    return JobFolders(tmp_path, tmp_path, tmp_path)


def test_a_job_for_a_deaf_engine_can_be_cancelled(folders: JobFolders) -> None:
    engine = EngineProcess("deaf", DEAF)
    # Far more than a pipe takes while nobody reads.
    job = request(4 << 20)
    outcomes: list[Outcome] = []
    runs = threading.Event()

    def wanted() -> bool:
        runs.set()
        return True

    thread = threading.Thread(
        target=lambda: outcomes.append(engine.run(job, folders, {}, lambda _message: None, wanted))
    )
    thread.start()
    assert runs.wait(30)
    engine.hold(True)
    engine.cancel(job.id)
    thread.join(30)
    engine.stop()
    assert [outcome.ending for outcome in outcomes] == ["died"]
    assert not engine.alive


def test_what_is_too_much_for_a_frame_is_told(folders: JobFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = EngineProcess("small", DEAF)
    monkeypatch.setattr(protocol, "MAX_HEADER", 1000)
    with pytest.raises(UserError, match="more at once"):
        engine.run(request(2000), folders, {}, lambda _message: None, lambda: True)
    engine.stop()

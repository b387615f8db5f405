"""Engines and what plugins start in them: nothing outlives a cancel, a crash or the studio."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from creastudio.jobs.job import JobNotice
from tests.support.toy_jobs import Desk, MemoryStore

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="process groups")

STUDIO = """
import sys, time
from pathlib import Path
from tests.support.toy_jobs import Desk, MemoryStore
from creastudio.jobs.job import JobNotice

desk = Desk(Path(sys.argv[1]), MemoryStore(), in_thread=False)
desk.submit("forks", params={"count": 1})
desk.submit("stubborn", engine="toy")
desk.wait(lambda: len(desk.of(JobNotice)) == 2 and all(r.progress for r in desk.queue.records()))
print("working", flush=True)
time.sleep(300)
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, MemoryStore(), in_thread=False)
    yield desk
    desk.queue.close("stop")


def alive(pids: list[int]) -> list[int]:
    found: list[int] = []
    for pid in pids:
        try:
            if psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
                found.append(pid)
        except psutil.NoSuchProcess:
            continue
    return found


def until_gone(pids: list[int], timeout: float = 10.0) -> None:
    end = time.monotonic() + timeout
    while left := alive(pids):
        assert time.monotonic() < end, left
        time.sleep(0.01)


def started_by_the_job(desk: Desk) -> list[int]:
    desk.wait(lambda: len(desk.of(JobNotice)) == 2)
    pids = [int(event.message) for event in desk.of(JobNotice)]
    return pids


def test_a_crash_takes_what_the_plugin_started_with_it(desk: Desk) -> None:
    # Its fork holds every open file of the engine, and must not make the studio wait for the pipe to end.
    job = desk.submit("forks")
    pids = started_by_the_job(desk)
    record = desk.finish(job)
    assert record.status == "failed"
    assert "exit code 7" in record.error
    until_gone(pids)


def test_a_kill_takes_what_the_plugin_started_with_it(desk: Desk) -> None:
    job = desk.submit("forks", params={"count": 1})
    pids = started_by_the_job(desk)
    desk.queue.cancel(job)
    assert desk.finish(job).status == "cancelled"
    until_gone(pids)
    assert desk.finish(desk.submit("dots")).status == "done"


def test_a_killed_studio_leaves_no_process(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    studio = subprocess.Popen(
        [sys.executable, "-c", STUDIO, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert studio.stdout is not None
    assert studio.stdout.readline() == "working\n"
    pids = [process.pid for process in psutil.Process(studio.pid).children(recursive=True)]
    assert len(pids) >= 4
    studio.kill()
    studio.wait()
    studio.stdout.close()
    until_gone(pids)

"""An open project without a window, for benches that run jobs in real engine processes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from creastudio.jobs.job import JobMetric, JobRecord
from creastudio.resources import resource_path
from creastudio.workspace.environment import Environment
from creastudio.workspace.opening import new_project
from creastudio.workspace.workspace import Workspace

# Long enough never to end by itself; no snapshots, so that steps are compared with steps.
TRAINING: dict[str, Any] = {"kimg": 1000.0, "snapshot": 1000.0}


class Desk:
    """Submits jobs of a workspace and notes what they say and when.

    Attributes
    ----------
    metrics : list of (float, JobMetric)
        With the time they came, s of ``time.perf_counter``.
    steps : list of (float, str, float)
        Time, job and progress, 0 to 1.
    """

    def __init__(self, workspace: Workspace, poll: Callable[[], object] | None = None) -> None:
        self.workspace = workspace
        self.records: dict[str, JobRecord] = {}
        self.metrics: list[tuple[float, JobMetric]] = []
        self.steps: list[tuple[float, str, float]] = []
        self._poll = poll or workspace.poll
        workspace.on("job", self._on_job)
        workspace.on("metric", lambda metric: self.metrics.append((time.perf_counter(), metric)))

    def train(self) -> JobRecord:
        """Submit a training on the avatars at the trainer's own settings."""
        work = self.workspace.environment.registry.work("gan.train")
        inputs = {work.takes[0].name: resource_path("samples", "avatars")}
        return self.workspace.desk.submit("gan.train", TRAINING, seed=1, inputs=inputs, model_name="bench")

    def sample(self, count: int = 1) -> JobRecord:
        """Submit a sampling."""
        return self.workspace.desk.submit("gan.sample", {"count": count}, seed=1)

    def status(self, job: JobRecord) -> str:
        """Return the newest status of a job that was told."""
        return self.records[job.id].status if job.id in self.records else "queued"

    def until(self, condition: Callable[[], bool], timeout: float = 60.0) -> float:
        """Poll until `condition` holds and return the seconds it took; TimeoutError after `timeout` s."""
        start = time.perf_counter()
        while not condition():
            if time.perf_counter() - start > timeout:
                failed = [
                    f"{r.request.work}: {r.error}" for r in self.records.values() if r.status == "failed"
                ]
                raise TimeoutError(f"not after {timeout:.0f} s; failed jobs: {failed}")
            self._poll()
            time.sleep(0.002)
        return time.perf_counter() - start

    def until_training(self, job: JobRecord, points: int = 2) -> None:
        """Wait until a training has told `points` points of its curves."""
        before = len(self.metrics)
        self.until(lambda: len({m.step for _, m in self.metrics[before:] if m.job == job.id}) >= points, 120)

    def images_per_second(self, job: JobRecord, wait: Callable[[], object]) -> float:
        """Return the images that a training saw a second while `wait` ran, from its first to its last step there."""
        before = len(self.steps)
        wait()
        told = [(at, fraction) for at, job_id, fraction in self.steps[before:] if job_id == job.id]
        (first, start), (last, end) = told[0], told[-1]
        return (end - start) * 1000 * TRAINING["kimg"] / (last - first)

    def wait(self, seconds: float) -> None:
        """Poll for some seconds."""
        end = time.perf_counter() + seconds
        self.until(lambda: time.perf_counter() >= end, seconds + 30)

    def _on_job(self, record: JobRecord) -> None:
        self.records[record.id] = record
        # A step tells its progress when it ends, so that the time between two is that of whole steps.
        if record.status == "running" and record.progress > 0:
            self.steps.append((time.perf_counter(), record.id, record.progress))


@contextmanager
def open_desk() -> Iterator[Desk]:
    """Open an empty project in CREASTUDIO_HOME, and stop its jobs and engines at the end."""
    workspace = new_project(Environment.load(), "bench")
    try:
        yield Desk(workspace)
    finally:
        workspace.close("stop", forget=True)


def probe(name: str, *arguments: str) -> dict[str, Any]:
    """Run a probe in a process of its own and return what it told in its last line."""
    command = [sys.executable, "-m", f"tests.bench.{name}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    try:
        return json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        raise RuntimeError(f"{name} said nothing:\n{(done.stdout + done.stderr)[-3000:]}") from None

"""Runs jobs for the command line: a private queue over the same lanes that the studio uses."""

from __future__ import annotations

import queue
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

from creastudio.api.errors import UserError
from creastudio.api.model_card import ModelCard
from creastudio.cli.progress import Progress
from creastudio.core.results import Result
from creastudio.jobs.job import JobAdvice, JobEvent, JobPanel, JobRecord, JobRequest
from creastudio.jobs.queue import JobQueue
from creastudio.store.blobs import BlobStore
from creastudio.workspace.environment import Environment
from creastudio.workspace.job_desk import JobDesk
from creastudio.workspace.listeners import Listeners
from creastudio.workspace.notice import Notice
from creastudio.workspace.services import WorkspaceServices

POLL = 0.02
"""Seconds between two looks at what the lanes said."""


class JobFailed(UserError):
    """A job ended with an error; `report` is there when it was a bug of its plugin."""

    def __init__(self, record: JobRecord) -> None:
        super().__init__(record.error or f"'{record.request.title}' failed.", record.hint)
        self.report = record.report


class Interrupted(KeyboardInterrupt):
    """Ctrl+C was pressed and the job has come to its end."""


class JobWatch:
    """Waits for jobs and shows how far they are.

    Parameters
    ----------
    poll : callable
        Hands on what the lanes said.
    cancel : callable
        Cancels a job by its id.
    """

    def __init__(
        self,
        listeners: Listeners,
        progress: Progress,
        poll: Callable[[], object],
        cancel: Callable[[str], object],
    ) -> None:
        self._progress = progress
        self._poll = poll
        self._cancel = cancel
        self._records: dict[str, JobRecord] = {}
        self._said: dict[str, str] = {}
        listeners.on("job", self._on_job)
        listeners.on("advice", self._on_advice)
        listeners.on("notice", self._on_notice)

    def wait(self, job_id: str) -> JobRecord:
        """Wait until a job is done.

        Raises
        ------
        JobFailed
            With the sentence and the hint that the job gave.
        Interrupted
            When Ctrl+C was pressed; the job has been cancelled by then.
        """
        try:
            ended = self._until_ended(job_id)
        except KeyboardInterrupt:
            self._cancel(job_id)
            self._until_ended(job_id)
            raise Interrupted from None
        if ended.status == "failed":
            raise JobFailed(ended)
        if ended.status == "cancelled":
            raise Interrupted
        return ended

    def _until_ended(self, job_id: str) -> JobRecord:
        while True:
            self._poll()
            record = self._records.get(job_id)
            if record is not None and record.ended:
                return record
            time.sleep(POLL)

    def _on_job(self, record: JobRecord) -> None:
        self._records[record.id] = record
        fraction = 1.0 if record.status == "done" else record.progress
        message = record.message if record.status == "running" else record.status
        self._progress.show(record.id, record.request.title, fraction, message, record.eta)

    def _on_advice(self, said: JobAdvice | JobPanel) -> None:
        """Tell what a trainer says of its training, where it is news: not each number that moves."""
        if isinstance(said, JobPanel):
            return
        for item in said.advice:
            if self._said.get(item.key) == item.severity:
                continue
            self._said[item.key] = item.severity
            text = f"{item.text} {item.hint}".strip()
            if item.go_back is not None:
                values = " ".join(f"--set {name}={value}" for name, value in item.go_back.params.items())
                text += f" The same command with --resume {values} does it."
            (self._progress.note if item.severity in ("warning", "alarm") else self._progress.tell)(text)

    def _on_notice(self, notice: Notice) -> None:
        # Errors end the job and are raised by ``wait``.
        if notice.level != "error":
            self._progress.note(notice.message)


class MemoryJobs:
    """Job rows that end with the process."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[str, str]] = {}

    def put(self, job_id: str, status: str, payload: str) -> None:
        """Keep the newest state of a job."""
        self._rows[job_id] = status, payload

    def all(self) -> list[tuple[str, str, str]]:
        """Return (id, status, payload) of every job, oldest first."""
        return [(job_id, *row) for job_id, row in self._rows.items()]

    def delete(self, job_id: str) -> None:
        """Forget a job."""
        self._rows.pop(job_id, None)


class JobSession:
    """A queue, a place for results, and a bar; used in a ``with`` statement.

    Parameters
    ----------
    jobs_folder : Path, optional
        Where checkpoints outlive the command; a temporary folder when left out.
    """

    def __init__(self, environment: Environment, progress: Progress, jobs_folder: Path | None = None) -> None:
        self.models: list[ModelCard] = []
        self.environment = environment
        self._progress = progress
        self._jobs_folder = jobs_folder
        self._results: dict[str, list[Result]] = {}
        self._stack = ExitStack()

    def __enter__(self) -> JobSession:
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="creastudio-")))
        self.blobs = BlobStore(folder / "blobs")
        jobs_folder = self._jobs_folder or folder / "jobs"
        services = WorkspaceServices(self.environment, self.blobs, jobs_folder, folder / "notes")
        events: queue.Queue[JobEvent] = queue.Queue()
        jobs = JobQueue(MemoryJobs(), services, events, in_thread=self.environment.in_thread)
        self._stack.callback(jobs.close, "stop")
        self.listeners = listeners = Listeners()
        listeners.on("model", self.models.append)
        self.desk = JobDesk(self.environment, jobs, events, self.blobs, listeners, self._keep)
        self._watch = JobWatch(listeners, self._progress, self.desk.said.poll, jobs.cancel)
        self._stack.enter_context(self._progress)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def submit(self, work_id: str, values: Mapping[str, Any], **options: Any) -> JobRecord:
        """Put a job in the queue; the options are those of ``JobDesk.submit``."""
        return self.desk.submit(work_id, values, **options)

    def run(self, request: JobRequest) -> list[Result]:
        """Run a finished request to its end and return its results."""
        return self.wait(self.desk.run(request))

    def wait(self, record: JobRecord) -> list[Result]:
        """Wait for a job and return its results; see ``JobWatch.wait`` for what it raises."""
        self._watch.wait(record.id)
        return self._results.pop(record.id, [])

    def _keep(self, result: Result) -> None:
        self._results.setdefault(result.job, []).append(result)

"""What is known of each job: its record, told at every change and stored at each that must outlive the studio."""

from __future__ import annotations

import json
import queue
import time
from typing import Any

from creastudio.jobs.eta import Stopwatch
from creastudio.jobs.job import JobChanged, JobEvent, JobRecord, JobStatus
from creastudio.jobs.services import JobStore

TELL_INTERVAL = 1 / 30
"""Seconds between two events about a job's progress at least."""


class Ledger:
    """Records by id, oldest first, with the stopwatches of the jobs at work.

    It has no lock: its owner calls it with one held.

    Parameters
    ----------
    store : JobStore
        Where records outlive the studio.
    events : queue.Queue
        Told of every change.
    """

    def __init__(self, store: JobStore, events: queue.Queue[JobEvent]) -> None:
        self._store = store
        self._events = events
        self._records: dict[str, JobRecord] = {}
        self._watches: dict[str, Stopwatch] = {}
        self._told: dict[str, float] = {}
        self._before: dict[str, float] = {}

    # -- what is known

    def __getitem__(self, job_id: str) -> JobRecord:
        """Return a job that is there."""
        return self._records[job_id]

    def get(self, job_id: str) -> JobRecord | None:
        """Return a job, or None."""
        return self._records.get(job_id)

    def all(self) -> tuple[JobRecord, ...]:
        """Return every job, oldest first."""
        return tuple(self._records.values())

    # -- what becomes known

    def add(self, record: JobRecord) -> None:
        """Note a job, new or run again. What the store raises leaves everything as it was."""
        self._keep(record)
        self._records[record.id] = record
        self._events.put(JobChanged(record))

    def replace(self, record: JobRecord) -> None:
        """Put a new record in place, tell it, and store it unless it says that the job is done."""
        self._records[record.id] = record
        if record.status != "done":
            # Done is stored when its results have been taken; see ``acknowledge``.
            self._keep(record)
        self._events.put(JobChanged(record))

    def change(self, job_id: str, **fields: Any) -> None:
        """Replace some fields of a job's record."""
        self.replace(self._records[job_id].model_copy(update=fields))

    def acknowledge(self, job_id: str) -> None:
        """Store that a job is done."""
        record = self._records.get(job_id)
        if record is not None and record.status == "done":
            self._keep(record)

    def forget(self, job_id: str) -> None:
        """Delete a job's record, here and in the store."""
        del self._records[job_id]
        self._store.delete(job_id)

    def load(self) -> list[JobRecord]:
        """Take the records of the store in, without telling anybody, and return them, oldest first."""
        loaded: list[JobRecord] = []
        for job_id, _, payload in self._store.all():
            try:
                loaded.append(JobRecord.model_validate(json.loads(payload)))
            except (ValueError, TypeError, RecursionError):
                # Written by another version: a job that can't be read can't be run.
                self._store.delete(job_id)
        self._records |= {record.id: record for record in loaded}
        return loaded

    # -- a job at work

    def begin(self, job_id: str, status: JobStatus) -> None:
        """Note that a job has been taken, and start its stopwatch."""
        record = self._records[job_id]
        self._watches[job_id] = Stopwatch()
        resumes = record.request.resume
        self._before[job_id] = record.elapsed if resumes else 0.0
        self.change(job_id, status=status, progress=record.progress if resumes else 0.0)

    def hold(self, job_id: str, held: bool) -> None:
        """Stop or go on with the stopwatch of a job at work."""
        watch = self._watches[job_id]
        (watch.pause if held else watch.go_on)()

    def progressed(self, job_id: str, fraction: float, message: str) -> None:
        """Note how far a job at work is; not every time is told, and none is stored."""
        record, watch = self._records[job_id], self._watches[job_id]
        eta = None if record.status == "paused" else watch.estimate(fraction)
        if fraction == 0 and record.request.resume:
            # It only prepares; where it goes on comes with its first step.
            fraction = record.progress
        update: dict[str, Any] = {
            "progress": fraction,
            "eta": eta,
            "elapsed": self._before[job_id] + watch.elapsed,
        }
        if message:
            update["message"] = message
        record = self._records[job_id] = record.model_copy(update=update)
        now = time.monotonic()
        if now - self._told.get(job_id, 0.0) >= TELL_INTERVAL:
            self._told[job_id] = now
            self._events.put(JobChanged(record))

    def count_result(self, job_id: str) -> None:
        """Note that a job has made one result more; the next change tells it."""
        record = self._records[job_id]
        self._records[job_id] = record.model_copy(update={"results": record.results + 1})

    def worked(self, job_id: str) -> JobRecord:
        """Stop the stopwatch of a job at work, and return its record with the time it took."""
        self._told.pop(job_id, None)
        elapsed = self._before.pop(job_id) + self._watches.pop(job_id).elapsed
        return self._records[job_id].model_copy(update={"eta": None, "elapsed": elapsed})

    def _keep(self, record: JobRecord) -> None:
        # ASCII can hold every string: a path may have bytes that are no Unicode, and a prompt half a pair of surrogates.
        self._store.put(record.id, record.status, json.dumps(record.model_dump(mode="json")))

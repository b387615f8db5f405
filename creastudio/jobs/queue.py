"""The durable queue: what is to be done, in which order, and how far it is."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterable
from typing import Any, Literal

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.jobs.engine_process import EngineProcess
from creastudio.jobs.eta import Stopwatch
from creastudio.jobs.in_thread import InThreadEngine
from creastudio.jobs.job import (
    JobChanged,
    JobEvent,
    JobModel,
    JobRecord,
    JobRequest,
    JobResult,
    JobStatus,
)
from creastudio.jobs.lane import Engine, Lane
from creastudio.jobs.runner import Outcome, ended
from creastudio.jobs.services import JobServices, JobStore

RUNNING: frozenset[JobStatus] = frozenset({"starting", "running", "paused", "cancelling"})

TELL_INTERVAL = 1 / 30
"""Seconds between two events about a job's progress at least."""

CROWDED = 5000
"""Events that wait to be drained before jobs are slowed down."""

EASE_SECONDS = 0.005

ROOM_SECONDS = 3.0
"""Seconds that other engines have to give their memory back."""

CloseMode = Literal["wait", "pause", "stop"]


class JobQueue:
    """Jobs by id, and the lanes that run them. Safe from several threads.

    Every change is posted to `events` as a ``JobChanged`` and, when it is more than progress, stored. A quick job
    makes trainings wait in their next ``check_cancelled``; the person's pause is the same wait.

    Parameters
    ----------
    store : JobStore
        Where jobs outlive the studio.
    services : JobServices
        Blobs, models, folders.
    events : queue.Queue
        Drained by whoever shows or prints.
    in_thread : bool
        Run jobs in the lanes' own threads instead of engine processes.
    """

    def __init__(
        self,
        store: JobStore,
        services: JobServices,
        events: queue.Queue[JobEvent],
        *,
        in_thread: bool = False,
    ) -> None:
        self._store = store
        self._services = services
        self._events = events
        self._in_thread = in_thread
        self._changed = threading.Condition(threading.RLock())
        self._records: dict[str, JobRecord] = {}
        self._watches: dict[str, Stopwatch] = {}
        self._told: dict[str, float] = {}
        self._waiting: list[str] = []
        self._active: dict[str, Lane] = {}
        self._paused: set[str] = set()
        self._lanes: dict[tuple[str, bool], Lane] = {}
        self._closing = False

    # -- what a person does

    def submit(self, request: JobRequest) -> JobRecord:
        """Put a job at the end of the queue and return its record."""
        with self._changed:
            if self._closing:
                raise UserError("The studio is closing.", "Start it again and submit the job then.")
            old = self._records.get(request.id)
            if old is not None and not old.ended:
                raise UserError(f"'{request.title}' is running already.", "Wait for it, or cancel it first.")
            record = JobRecord(request=request)
            # First, because they may fail: a job that nobody runs or stores must not be in the queue.
            self._lane_for(request)
            self._keep(record)
            self._waiting.append(request.id)
            self._records[request.id] = record
            self.post(JobChanged(record))
            self._changed.notify_all()
            return record

    def cancel(self, job_id: str) -> None:
        """Cancel a job; at once nothing more of it is accepted. Ended jobs stay as they are."""
        with self._changed:
            record = self._records.get(job_id)
            if record is None or record.ended or record.status == "cancelling":
                return
            self._paused.discard(job_id)
            if job_id in self._waiting:
                self._waiting.remove(job_id)
                self._replace(record.model_copy(update={"status": "cancelled", "eta": None}))
                return
            self._replace(record.model_copy(update={"status": "cancelling", "eta": None}))
            # With the lock held: later, this could meet the same job, run again.
            self._active[job_id].engine.cancel(job_id)
            self._apply_holds()

    def pause(self, job_id: str) -> None:
        """Make a job wait until ``resume``: a running one at its next check, a queued one in the queue."""
        with self._changed:
            record = self._records.get(job_id)
            if record is None or record.status not in ("queued", "starting", "running"):
                return
            self._paused.add(job_id)
            self._replace(record.model_copy(update={"status": "paused", "eta": None}))
            self._apply_holds()
            self._changed.notify_all()

    def resume(self, job_id: str) -> None:
        """Let a paused job go on."""
        with self._changed:
            record = self._records.get(job_id)
            if record is None or record.status != "paused":
                return
            self._paused.discard(job_id)
            status: JobStatus = "queued" if job_id in self._waiting else "running"
            self._replace(record.model_copy(update={"status": status}))
            self._apply_holds()
            self._changed.notify_all()

    def retry(self, job_id: str) -> JobRecord:
        """Run an ended job again under the same id, so that a training goes on from its checkpoint."""
        record = self.record(job_id)
        if record is None or not record.ended:
            raise UserError("Only a job that has ended can be run again.", "Cancel it first.")
        return self.submit(record.request.model_copy(update={"resume": record.request.trains}))

    def acknowledge(self, job_id: str) -> None:
        """Store that a job is done, now that whoever drains the events has taken its results.

        A studio that is killed between a job's end and this does the job again instead of losing its results.
        """
        with self._changed:
            record = self._records.get(job_id)
            if record is not None and record.status == "done":
                self._keep(record)

    def remove(self, job_id: str) -> None:
        """Forget an ended job and what it kept to go on from."""
        with self._changed:
            record = self._records.get(job_id)
            if record is None or not record.ended:
                return
            del self._records[job_id]
            self._store.delete(job_id)
        self._services.discard_checkpoint(job_id)

    # -- what there is

    def records(self) -> tuple[JobRecord, ...]:
        """Return every job, oldest first."""
        with self._changed:
            return tuple(self._records.values())

    def record(self, job_id: str) -> JobRecord | None:
        """Return a job, or None."""
        with self._changed:
            return self._records.get(job_id)

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits."""
        return any(not record.ended for record in self.records())

    # -- life

    def restore(self) -> None:
        """Take the jobs of the last time back: what ran then is queued again, trainings go on where they were."""
        with self._changed:
            for job_id, _, payload in self._store.all():
                try:
                    record = JobRecord.model_validate_json(payload)
                except ValidationError:
                    # Written by another version: a job that can't be read can't be run.
                    self._store.delete(job_id)
                    continue
                self._records[job_id] = record
                if not record.ended:
                    self._requeue(record)
            self._changed.notify_all()

    def warm(self, modules: Iterable[str]) -> None:
        """Start the quick engine and import modules there, while nobody waits for it."""
        with self._changed:
            if self._closing:
                return
            lane = self._lane("", quick=True)
        # Without the lock: to start a process takes its time.
        lane.warm(modules)
        if self._closing:
            # The lane may have ended before this engine was there to be stopped.
            lane.engine.stop()

    def close(self, mode: CloseMode = "pause", timeout: float = 10.0) -> None:
        """End the lanes.

        Parameters
        ----------
        mode : {"wait", "pause", "stop"}
            What happens to jobs: let all finish; keep them in the queue for the next time; cancel them.
        timeout : float
            Seconds that lanes have to end.
        """
        if mode == "wait":
            self.join()
        with self._changed:
            self._closing = True
            active = dict(self._active)
            waiting = list(self._waiting) if mode == "stop" else []
            lanes = list(self._lanes.values())
            self._changed.notify_all()
        for job_id in (*waiting, *(active if mode == "stop" else ())):
            self.cancel(job_id)
        for job_id, lane in active.items():
            lane.engine.cancel(job_id)
        # They stop their engines side by side.
        for lane in lanes:
            lane.join(timeout)

    def join(self, timeout: float | None = None) -> bool:
        """Wait until nothing runs or waits, paused jobs and what waits behind them aside.

        Returns False after `timeout` seconds.
        """
        with self._changed:
            return self._changed.wait_for(self._settled, timeout)

    # -- what lanes do

    def take(self, lane: Lane, timeout: float) -> JobRequest | None:
        """Wait for a job of this lane; None when there is none after `timeout` s, or at the end."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._closing or lane.spare or self._next(lane) is not None, timeout
            )
            job_id = self._next(lane)
            if self._closing or job_id is None:
                return None
            self._waiting.remove(job_id)
            self._active[job_id] = lane
            self._watches[job_id] = Stopwatch()
            record = self._records[job_id]
            status: JobStatus = "running" if lane.engine.alive else "starting"
            self._replace(record.model_copy(update={"status": status, "progress": 0.0}))
            self._apply_holds()
            return record.request

    def wanted(self, job_id: str) -> bool:
        """Whether a job hasn't been cancelled, and the studio isn't closing."""
        with self._changed:
            record = self._records.get(job_id)
            return record is not None and record.status != "cancelling" and not self._closing

    def accepts(self, job_id: str) -> bool:
        """Whether anything from this job is still wanted; the first message shows that it runs."""
        with self._changed:
            if not self.wanted(job_id):
                return False
            record = self._records[job_id]
            if record.status == "starting":
                self._replace(record.model_copy(update={"status": "running"}))
                self._apply_holds()
            return True

    def progressed(self, job_id: str, fraction: float, message: str) -> None:
        """Note how far a job is."""
        with self._changed:
            record, watch = self._records[job_id], self._watches[job_id]
            eta = None if record.status == "paused" else watch.estimate(fraction)
            update: dict[str, Any] = {"progress": fraction, "eta": eta, "elapsed": watch.elapsed}
            if message:
                update["message"] = message
            self._records[job_id] = record.model_copy(update=update)
            now = time.monotonic()
            if now - self._told.get(job_id, 0.0) >= TELL_INTERVAL:
                self._told[job_id] = now
                self.post(JobChanged(self._records[job_id]))

    def deliver(self, event: JobResult | JobModel) -> bool:
        """Hand on what a job made; False when it was cancelled while that was being stored."""
        with self._changed:
            if not self.wanted(event.job):
                return False
            if isinstance(event, JobResult):
                record = self._records[event.job]
                self._records[event.job] = record.model_copy(update={"results": record.results + 1})
            self.post(event)
            return True

    def ease(self) -> None:
        """Slow a job down that tells more than anybody drains, before it fills the memory."""
        if self._events.qsize() > CROWDED:
            time.sleep(EASE_SECONDS)

    def make_room(self, lane: Lane) -> None:
        """Let go of the other engines that have nothing to do, and wait until their memory is back."""
        with self._changed:
            busy = {lane, *self._active.values()}
            idle = [other for other in self._lanes.values() if other not in busy and other.engine.alive]
            freed = [other.spare_engine() for other in idle]
            self._changed.notify_all()
        end = time.monotonic() + ROOM_SECONDS
        for event in freed:
            event.wait(max(0.0, end - time.monotonic()))

    def finished(self, job_id: str, outcome: Outcome) -> None:
        """Note how a job ended."""
        with self._changed:
            del self._active[job_id]
            self._paused.discard(job_id)
            self._told.pop(job_id, None)
            watch = self._watches.pop(job_id)
            record = self._records[job_id].model_copy(update={"eta": None, "elapsed": watch.elapsed})
            if self._closing and record.status != "cancelling" and outcome.ending != "done":
                # Stopped by the end of the studio, not by a person: it is still to be done.
                self._requeue(record)
            else:
                self._replace(ended(record, outcome))
            self._apply_holds()
            self._changed.notify_all()

    def post(self, event: JobEvent) -> None:
        """Tell whoever drains the events."""
        self._events.put(event)

    # -- inside

    def _replace(self, record: JobRecord) -> None:
        """Put a new record in place, store it and tell it; called with the lock held."""
        self._records[record.id] = record
        if record.status != "done":
            # Done is stored when its results have been taken; see ``acknowledge``.
            self._keep(record)
        self.post(JobChanged(record))

    def _keep(self, record: JobRecord) -> None:
        self._store.put(record.id, record.status, record.model_dump_json())

    def _requeue(self, record: JobRecord) -> None:
        if record.status == "cancelling":
            self._replace(record.model_copy(update={"status": "cancelled"}))
            return
        started = record.status in RUNNING or record.progress > 0
        request = record.request
        if started and request.trains:
            request = request.model_copy(update={"resume": True})
        self._waiting.append(record.id)
        paused = record.status == "paused" and not self._closing
        if paused:
            self._paused.add(record.id)
        update = {"status": "paused" if paused else "queued", "request": request, "eta": None}
        self._replace(record.model_copy(update=update))
        if not self._closing:
            self._lane_for(request)

    def _next(self, lane: Lane) -> str | None:
        for job_id in self._waiting:
            request = self._records[job_id].request
            mine = (request.engine, request.quick) == (lane.plugin, lane.quick)
            if mine and job_id not in self._paused:
                return job_id
        return None

    def _settled(self) -> bool:
        if any(job_id not in self._paused for job_id in self._active):
            return False
        blocked = set(self._active.values())
        waiting = [self._records[job_id].request for job_id in self._waiting if job_id not in self._paused]
        return all(self._lanes.get((request.engine, request.quick)) in blocked for request in waiting)

    def _apply_holds(self) -> None:
        """Make each running job wait or go on: paused ones, and trainings beside a quick job, wait."""
        quick_busy = any(lane.quick and job_id not in self._paused for job_id, lane in self._active.items())
        for job_id, lane in self._active.items():
            held = job_id in self._paused or (quick_busy and not lane.quick)
            watch = self._watches[job_id]
            (watch.pause if held else watch.go_on)()
            lane.engine.hold(held)

    def _lane_for(self, request: JobRequest) -> Lane:
        return self._lane(request.engine, quick=request.quick)

    def _lane(self, plugin: str, *, quick: bool) -> Lane:
        with self._changed:
            key = (plugin, quick)
            if key not in self._lanes:
                lane = Lane(
                    self,
                    self._new_engine(f"{plugin or 'studio'}-{'quick' if quick else 'long'}"),
                    self._services,
                    quick=quick,
                    plugin=plugin,
                    closing=lambda: self._closing,
                )
                lane.start()
                # Only now, because the start may fail: jobs would wait for a lane that never comes.
                self._lanes[key] = lane
            return self._lanes[key]

    def _new_engine(self, name: str) -> Engine:
        return InThreadEngine(name) if self._in_thread else EngineProcess(name)

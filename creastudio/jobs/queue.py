"""The durable queue: takes jobs from people and hands them to lanes, under one lock."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from creastudio.api.errors import UserError
from creastudio.jobs.job import JobEvent, JobModel, JobRecord, JobRequest, JobResult, JobStatus
from creastudio.jobs.lane import Engine, Lane
from creastudio.jobs.lanes import Lanes, new_engine
from creastudio.jobs.ledger import Ledger
from creastudio.jobs.live import LiveSession
from creastudio.jobs.live_desk import LiveDesk
from creastudio.jobs.live_events import Heard
from creastudio.jobs.runner import Outcome, ended
from creastudio.jobs.schedule import LaneKey, Schedule, lane_key
from creastudio.jobs.services import JobServices, JobStore

RUNNING: frozenset[JobStatus] = frozenset({"starting", "running", "paused", "cancelling"})

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

    One lock guards all of it. The ledger and the schedule have none, and are touched only with this one held; live
    sessions ask for it through their ``LiveDesk``.
    An engine has its own, and never asks for this one while it holds that.

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
        self._services = services
        self._events = events
        self._in_thread = in_thread
        self._changed = threading.Condition(threading.RLock())
        self._ledger = Ledger(store, events)
        self._schedule = Schedule()
        self._lanes = Lanes(self._new_lane)
        self._live = LiveDesk(self._changed, self._schedule, services, self._apply_holds)
        self._closing = False

    # -- what a person does

    def submit(self, request: JobRequest) -> JobRecord:
        """Put a job at the end of the queue and return its record."""
        with self._changed:
            if self._closing:
                raise UserError("The studio is closing.", "Start it again and submit the job then.")
            old = self._ledger.get(request.id)
            if old is not None and not old.ended:
                raise UserError(f"'{request.title}' is running already.", "Wait for it, or cancel it first.")
            record = JobRecord(request=request)
            if old is not None and request.resume:
                # It goes on where it was, and is told with all the time it took.
                record = record.model_copy(update={"elapsed": old.elapsed, "progress": old.progress})
            # First, because they may fail: a job that nobody runs or stores must not be in the queue.
            self._lanes.started(lane_key(request))
            self._ledger.add(record)
            self._schedule.add(request.id, lane_key(request))
            self._changed.notify_all()
            return record

    def cancel(self, job_id: str) -> None:
        """Cancel a job; at once nothing more of it is accepted. Ended jobs stay as they are."""
        with self._changed:
            record = self._ledger.get(job_id)
            if record is None or record.ended or record.status == "cancelling":
                return
            if self._schedule.withdraw(job_id):
                self._ledger.change(job_id, status="cancelled", eta=None)
                return
            self._schedule.pause(job_id, False)
            self._ledger.change(job_id, status="cancelling", eta=None)
            # With the lock held: later, this could meet the same job, run again.
            self._engine_of(job_id).cancel(job_id)
            self._apply_holds()

    def pause(self, job_id: str) -> None:
        """Make a job wait until ``resume``: a running one at its next check, a queued one in the queue."""
        with self._changed:
            record = self._ledger.get(job_id)
            if record is None or record.status not in ("queued", "starting", "running"):
                return
            self._schedule.pause(job_id, True)
            self._ledger.change(job_id, status="paused", eta=None)
            self._apply_holds()
            self._changed.notify_all()

    def resume(self, job_id: str) -> None:
        """Let a paused job go on."""
        with self._changed:
            record = self._ledger.get(job_id)
            if record is None or record.status != "paused":
                return
            self._schedule.pause(job_id, False)
            self._ledger.change(job_id, status="queued" if job_id in self._schedule.waiting else "running")
            self._apply_holds()
            self._changed.notify_all()

    def retry(self, job_id: str, params: Mapping[str, Any] | None = None) -> JobRecord:
        """Run an ended job again under the same id, so that a training goes on from its checkpoint.

        With other `params`, where they are given; then nobody can promise that it can be made again exactly.
        """
        record = self.record(job_id)
        if record is None or not record.ended:
            raise UserError("Only a job that has ended can be run again.", "Cancel it first.")
        changes: dict[str, Any] = {"resume": record.request.trains}
        if params is not None:
            changes |= {"params": dict(params), "replay": "similar"}
        return self.submit(record.request.model_copy(update=changes))

    def restart(self, job_id: str) -> JobRecord:
        """Run an ended job again from its beginning, without what it kept to go on from."""
        record = self.record(job_id)
        if record is None or not record.ended:
            raise UserError("Only a job that has ended can be run again.", "Cancel it first.")
        # Nothing is begun while this is held, so that what the new run keeps can't be deleted.
        with self._changed:
            again = self.submit(record.request.model_copy(update={"resume": False}))
            # Only now: a queue that takes no jobs any more leaves what there is to go on from.
            self._services.discard_checkpoint(job_id)
        return again

    def acknowledge(self, job_id: str) -> None:
        """Store that a job is done, now that whoever drains the events has taken its results.

        A studio that is killed between a job's end and this does the job again instead of losing its results.
        """
        with self._changed:
            self._ledger.acknowledge(job_id)

    def remove(self, job_id: str) -> None:
        """Forget an ended job and what it kept to go on from."""
        with self._changed:
            record = self._ledger.get(job_id)
            if record is None or not record.ended:
                return
            self._ledger.forget(job_id)
        self._services.discard_checkpoint(job_id)

    def open_live(self, request: JobRequest, heard: Heard) -> LiveSession:
        """Open a live session; its ``entry`` is the live entry. `heard` is called on a thread of the job system."""
        with self._changed:
            if self._closing:
                raise UserError("The studio is closing.", "Start it again.")
            engine = self._lanes.started((request.engine, True)).engine
            return self._live.open(request, engine, heard)

    # -- what there is

    def records(self) -> tuple[JobRecord, ...]:
        """Return every job, oldest first."""
        with self._changed:
            return self._ledger.all()

    def record(self, job_id: str) -> JobRecord | None:
        """Return a job, or None."""
        with self._changed:
            return self._ledger.get(job_id)

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits."""
        return any(not record.ended for record in self.records())

    # -- life

    def restore(self) -> None:
        """Take the jobs of the last time back: what ran then is queued again, trainings go on where they were."""
        with self._changed:
            for record in self._ledger.load():
                if not record.ended:
                    self._requeue(record)
            self._changed.notify_all()

    def warm(self, modules: Iterable[str]) -> None:
        """Start the quick engine and import modules there, while nobody waits for it."""
        with self._changed:
            if self._closing:
                return
            lane = self._lanes.started(("", True))
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
            active = {job_id: self._lanes[key] for job_id, key in self._schedule.active.items()}
            waiting = self._schedule.waiting if mode == "stop" else ()
            lanes = self._lanes.all()
            sessions = self._live.all()
            self._changed.notify_all()
        for session in sessions:
            session.close()
        for job_id in (*waiting, *(active if mode == "stop" else ())):
            self.cancel(job_id)
        for job_id, lane in active.items():
            lane.engine.cancel(job_id)
        for session in sessions:
            session.join(timeout)
        # They stop their engines side by side.
        for lane in lanes:
            lane.join(timeout)

    def join(self, timeout: float | None = None) -> bool:
        """Wait until nothing runs or waits, paused jobs and what waits behind them aside.

        Returns False after `timeout` seconds.
        """
        with self._changed:
            return self._changed.wait_for(lambda: self._schedule.settled, timeout)

    # -- what lanes do

    def take(self, lane: Lane, timeout: float) -> JobRequest | None:
        """Wait for a job of this lane; None when there is none after `timeout` s, or at the end."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._closing or lane.spare or self._schedule.next_for(lane.key) is not None, timeout
            )
            job_id = self._schedule.next_for(lane.key)
            if self._closing or job_id is None:
                return None
            self._schedule.take(job_id)
            self._ledger.begin(job_id, "running" if lane.engine.alive else "starting")
            self._apply_holds()
            return self._ledger[job_id].request

    def wanted(self, job_id: str) -> bool:
        """Whether a job hasn't been cancelled, and the studio isn't closing."""
        with self._changed:
            record = self._ledger.get(job_id)
            return record is not None and record.status != "cancelling" and not self._closing

    def accepts(self, job_id: str) -> bool:
        """Whether anything from this job is still wanted; the first message shows that it runs."""
        with self._changed:
            if not self.wanted(job_id):
                return False
            if self._ledger[job_id].status == "starting":
                self._ledger.change(job_id, status="running")
                self._apply_holds()
            return True

    def progressed(self, job_id: str, fraction: float, message: str) -> None:
        """Note how far a job is."""
        with self._changed:
            self._ledger.progressed(job_id, fraction, message)

    def deliver(self, event: JobResult | JobModel) -> bool:
        """Hand on what a job made; False when it was cancelled while that was being stored."""
        with self._changed:
            if not self.wanted(event.job):
                return False
            if isinstance(event, JobResult):
                self._ledger.count_result(event.job)
            self.post(event)
            return True

    def ease(self) -> None:
        """Slow a job down that tells more than anybody drains, before it fills the memory."""
        if self._events.qsize() > CROWDED:
            time.sleep(EASE_SECONDS)

    def make_room(self, lane: Lane) -> None:
        """Let go of the other engines that have nothing to do, and wait until their memory is back."""
        with self._changed:
            busy = {lane.key, *self._schedule.active.values()}
            idle = [other for other in self._lanes.resting(busy) if not self.draws_live(other)]
            freed = [other.spare_engine() for other in idle]
            self._changed.notify_all()
        end = time.monotonic() + ROOM_SECONDS
        for event in freed:
            event.wait(max(0.0, end - time.monotonic()))

    def renew(self, plugin: str) -> None:
        """Have a third party's plugin run in a fresh engine from its next job on, as its files have changed."""
        with self._changed:
            for lane in self._lanes.all():
                if lane.plugin == plugin:
                    lane.renew()
            self._changed.notify_all()

    def draws_live(self, lane: Lane) -> bool:
        """Whether a live session that somebody uses lives in the engine of a lane."""
        with self._changed:
            return self._live.used_in(lane.engine)

    def finished(self, job_id: str, outcome: Outcome) -> None:
        """Note how a job ended."""
        with self._changed:
            self._schedule.finish(job_id)
            record = self._ledger.worked(job_id)
            if self._closing and record.status != "cancelling" and outcome.ending != "done":
                # Stopped by the end of the studio, not by a person: it is still to be done.
                self._requeue(record)
            else:
                self._ledger.replace(ended(record, outcome))
            self._apply_holds()
            self._changed.notify_all()

    def post(self, event: JobEvent) -> None:
        """Tell whoever drains the events."""
        self._events.put(event)

    # -- inside

    def _requeue(self, record: JobRecord) -> None:
        if record.status == "cancelling":
            self._ledger.replace(record.model_copy(update={"status": "cancelled"}))
            return
        started = record.status in RUNNING or record.progress > 0
        request = record.request
        if started and request.trains:
            request = request.model_copy(update={"resume": True})
        paused = record.status == "paused" and not self._closing
        self._schedule.add(record.id, lane_key(request), paused=paused)
        update = {"status": "paused" if paused else "queued", "request": request, "eta": None}
        self._ledger.replace(record.model_copy(update=update))
        if not self._closing:
            self._lanes.started(lane_key(request))

    def _apply_holds(self) -> None:
        """Make each job at work wait or go on, as the schedule says."""
        for job_id, held in self._schedule.holds().items():
            self._ledger.hold(job_id, held)
            self._engine_of(job_id).hold(held)

    def _engine_of(self, job_id: str) -> Engine:
        """Return the engine that works on a job."""
        return self._lanes[self._schedule.active[job_id]].engine

    def _new_lane(self, key: LaneKey) -> Lane:
        plugin, quick = key
        return Lane(
            self,
            new_engine(f"{plugin or 'studio'}-{'quick' if quick else 'long'}", in_thread=self._in_thread),
            self._services,
            quick=quick,
            plugin=plugin,
            closing=lambda: self._closing,
        )

"""Whose turn it is: which jobs wait, work and are paused, and what follows from that for each lane."""

from __future__ import annotations

from creastudio.jobs.job import JobRequest

LaneKey = tuple[str, bool]
"""Names a lane: the third-party plugin it is for ("" for the shared ones), and whether it is the quick one."""


def lane_key(request: JobRequest) -> LaneKey:
    """Return the lane that a job belongs to."""
    return request.engine, request.quick


class Schedule:
    """Job ids only. A job waits or works, or is not here; either way it may be paused.

    It has no lock: its owner calls it with one held.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, LaneKey] = {}
        self._active: dict[str, LaneKey] = {}
        self._paused: set[str] = set()
        self._drawing: set[str] = set()

    @property
    def waiting(self) -> tuple[str, ...]:
        """Jobs that wait, the next first."""
        return tuple(self._waiting)

    @property
    def active(self) -> dict[str, LaneKey]:
        """Jobs that a lane has taken, with that lane."""
        return dict(self._active)

    @property
    def settled(self) -> bool:
        """Whether nothing works or waits, paused jobs and what waits behind them aside."""
        if any(job_id not in self._paused for job_id in self._active):
            return False
        blocked = set(self._active.values())
        return all(key in blocked for job_id, key in self._waiting.items() if job_id not in self._paused)

    def add(self, job_id: str, key: LaneKey, *, paused: bool = False) -> None:
        """Put a job at the end of those that wait for their lane."""
        self._waiting[job_id] = key
        if paused:
            self._paused.add(job_id)

    def withdraw(self, job_id: str) -> bool:
        """Take a job out of those that wait; False when it doesn't."""
        if self._waiting.pop(job_id, None) is None:
            return False
        self._paused.discard(job_id)
        return True

    def pause(self, job_id: str, on: bool) -> None:
        """Pause a job, or let it go on."""
        (self._paused.add if on else self._paused.discard)(job_id)

    def next_for(self, key: LaneKey) -> str | None:
        """Return the job that a lane shall take now, or None."""
        fit = (job_id for job_id, wanted in self._waiting.items() if wanted == key)
        return next((job_id for job_id in fit if job_id not in self._paused), None)

    def take(self, job_id: str) -> None:
        """Note that its lane has taken a job that waited."""
        self._active[job_id] = self._waiting.pop(job_id)

    def finish(self, job_id: str) -> None:
        """Note that a lane is done with a job."""
        del self._active[job_id]
        self._paused.discard(job_id)

    def draw(self, session: str, on: bool) -> None:
        """Note that a live session draws, or rests."""
        (self._drawing.add if on else self._drawing.discard)(session)

    def holds(self) -> dict[str, bool]:
        """Return for each job that works whether it has to stand still.

        That is a paused one, and a long one while a quick one works or a live session draws.
        """
        quick_works = bool(self._drawing) or any(
            quick and job_id not in self._paused for job_id, (_, quick) in self._active.items()
        )
        return {
            job_id: job_id in self._paused or (quick_works and not quick)
            for job_id, (_, quick) in self._active.items()
        }

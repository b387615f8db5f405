"""The lanes of a queue, each started when a job first needs it."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from creastudio.jobs.engine_process import EngineProcess
from creastudio.jobs.in_thread import InThreadEngine
from creastudio.jobs.lane import Engine, Lane
from creastudio.jobs.schedule import LaneKey


class Lanes:
    """Lanes by key. It has no lock: it is touched only with that of its queue held.

    Parameters
    ----------
    make : callable
        Makes a lane that isn't started yet.
    """

    def __init__(self, make: Callable[[LaneKey], Lane]) -> None:
        self._make = make
        self._lanes: dict[LaneKey, Lane] = {}

    def started(self, key: LaneKey) -> Lane:
        """Return a lane, started when it is first needed; what hinders its start is raised, and it isn't there then."""
        if key not in self._lanes:
            lane = self._make(key)
            lane.start()
            # Only now, because the start may fail: jobs would wait for a lane that never comes.
            self._lanes[key] = lane
        return self._lanes[key]

    def __getitem__(self, key: LaneKey) -> Lane:
        return self._lanes[key]

    def all(self) -> list[Lane]:
        """Return every lane that was needed so far."""
        return list(self._lanes.values())

    def resting(self, busy: AbstractSet[LaneKey]) -> list[Lane]:
        """Return the lanes whose engine is alive, but for those that are busy."""
        return [lane for key, lane in self._lanes.items() if key not in busy and lane.engine.alive]


def new_engine(name: str, *, in_thread: bool) -> Engine:
    """Return an engine of its own process, or one that works in the thread of its lane."""
    return InThreadEngine(name) if in_thread else EngineProcess(name)

"""The lanes of a queue come when they are needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from creastudio.jobs.engine_process import EngineProcess
from creastudio.jobs.in_thread import InThreadEngine
from creastudio.jobs.lane import Lane
from creastudio.jobs.lanes import Lanes, new_engine
from creastudio.jobs.schedule import LaneKey


@dataclass
class ToyEngine:
    """An engine that does nothing."""

    alive: bool = True


@dataclass
class ToyLane:
    """A lane that only notes that it was started, or can't be."""

    key: LaneKey
    broken: bool = False
    engine: ToyEngine = field(default_factory=ToyEngine)
    starts: int = 0

    def start(self) -> None:
        """Note it."""
        if self.broken:
            raise RuntimeError("no more threads")
        self.starts += 1


def lanes(*broken: LaneKey) -> tuple[Lanes, list[ToyLane]]:
    """Return lanes, and a list of those that were made."""
    made: list[ToyLane] = []

    def make(key: LaneKey) -> Lane:
        made.append(ToyLane(key, key in broken and len(made) == 0))
        return cast(Any, made[-1])

    return Lanes(make), made


def test_a_lane_is_made_and_started_once() -> None:
    there, made = lanes()
    assert there.all() == []
    first = there.started(("", True))
    assert there.started(("", True)) is first
    assert there["", True] is first
    assert [(lane.key, lane.starts) for lane in made] == [(("", True), 1)]


def test_a_lane_that_cannot_start_is_not_there() -> None:
    there, made = lanes(("", True))
    with pytest.raises(RuntimeError):
        there.started(("", True))
    assert there.all() == []
    there.started(("", True))
    assert [lane.starts for lane in made] == [0, 1]


def test_those_rest_that_live_and_are_not_busy() -> None:
    there, made = lanes()
    for key in (("", True), ("", False), ("other", True)):
        there.started(key)
    made[2].engine.alive = False
    assert there.resting({("", False)}) == [made[0]]
    assert there.resting(set()) == made[:2]


def test_engines_are_processes_or_threads() -> None:
    assert isinstance(new_engine("one", in_thread=True), InThreadEngine)
    assert isinstance(new_engine("one", in_thread=False), EngineProcess)

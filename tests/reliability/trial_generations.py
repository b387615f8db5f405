"""A long sitting: a thousand generations, and the studio holds no more memory, threads, handles or processes than before."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

import psutil

from creastudio.workspace.environment import Environment
from creastudio.workspace.opening import new_project
from creastudio.workspace.workspace import Workspace
from tests.reliability.at_home import home
from tests.reliability.trial import Outcome, Trial
from tests.support.projects import wait_for

MOST = 50.0
"""MiB that a sitting may grow by, all processes together."""

ASKED: tuple[tuple[str, dict[str, object]], ...] = (
    ("gan.sample", {"count": 1}),
    ("text.poem", {"form": "jueju5", "count": 1}),
    ("music.melody", {"length": 2, "count": 1}),
    ("layout.compose", {"headline": "Slow mornings", "variants": 1, "formats": "meta.square"}),
)
"""One of each room, by turns."""

EVERY = 20
"""Generations after which what was made is thrown away for good, as a person does who looks for the right one."""


class Held(NamedTuple):
    """What the studio and its engines hold."""

    memory: float
    threads: int
    handles: int
    processes: int


def run(count: int, folder: Path) -> Outcome:
    """Generate by turns, and compare what is held after the first tenth with what is held at the end."""
    outcome = Outcome()
    with home(folder / "home"):
        workspace = new_project(Environment.load(), "Poster")
        first: Held | None = None
        try:
            for number in range(count):
                _generate(workspace, *ASKED[number % len(ASKED)], number, outcome)
                if number % EVERY == EVERY - 1 or number == count - 1:
                    _forget(workspace)
                if first is None and number + 1 >= max(len(ASKED), count // 10):
                    _forget(workspace)
                    first = _held()
            last = _held()
        finally:
            workspace.close("stop")
    assert first is not None
    _compare(first, last, outcome, strict=count >= 100)
    return outcome


def _generate(
    workspace: Workspace, work: str, values: dict[str, object], seed: int, outcome: Outcome
) -> None:
    job = workspace.desk.submit(work, values, seed=seed).id
    wait_for(workspace, lambda: (found := workspace.desk.queue.record(job)) is not None and found.ended, 120)
    record = workspace.desk.queue.record(job)
    if record is None or record.status != "done":
        outcome.fail(
            f"{work} ended as {record.status if record else 'nothing'}: {record.error if record else ''}"
        )
    outcome.ran += 1


def _forget(workspace: Workspace) -> None:
    ids = [result.id for result in workspace.results]
    workspace.discard(ids)
    workspace.forget_results(ids)
    workspace.journal.flush()


def _held() -> Held:
    time.sleep(0.5)
    studio = psutil.Process()
    family = [studio, *studio.children(recursive=True)]
    return Held(
        memory=sum(process.memory_full_info().uss for process in family) / 2**20,
        threads=studio.num_threads(),
        handles=sum(process.num_fds() for process in family),
        processes=len(family),
    )


def _compare(first: Held, last: Held, outcome: Outcome, *, strict: bool) -> None:
    grown = last.memory - first.memory
    if strict and grown > MOST:
        outcome.fail(f"memory grew by {grown:.0f} MiB")
    for name in ("threads", "handles", "processes"):
        # One more of a kind is begun when it is first needed, which may be late.
        if getattr(last, name) > getattr(first, name) + 2:
            outcome.fail(f"{name} grew from {getattr(first, name)} to {getattr(last, name)}")
    outcome.figures = {
        "growth": f"{grown:+.0f} MiB from {first.memory:.0f}",
        "threads": f"{first.threads} to {last.threads}",
        "handles": f"{first.handles} to {last.handles}",
        "processes": f"{first.processes} to {last.processes}",
    }


TRIAL = Trial(
    f"generating with pictures, verse, music and ads by turns, the studio and its engines grow by at most {MOST:g} MiB, and hold no "
    "more threads, handles or processes",
    "generations",
    1000,
    4,
    run,
)

"""Jobs in real engine processes: how soon they begin, and how soon they let go."""

from __future__ import annotations

import time

from tests.bench.rows import Row, median

NEEDS = ("creastudio.workspace.opening", "creastudio.jobs.queue", "creastudio_gan.engine.train")

REPEAT = 5


def run() -> list[Row]:
    """Sample beside a training, then cancel trainings and start the next one."""
    from tests.bench.projects import open_desk

    with open_desk() as desk:
        training = desk.train()
        desk.until_training(training)
        cold, begins = _sample(desk), [_sample(desk) for _ in range(REPEAT)]
        acknowledged: list[float] = []
        ready: list[float] = []
        for _ in range(REPEAT):
            desk.until_training(training)
            start = time.perf_counter()
            desk.workspace.desk.queue.cancel(training.id)
            acknowledged.append(
                desk.until(lambda job=training: desk.status(job) in ("cancelling", "cancelled"))
            )
            training = desk.train()
            desk.until(lambda job=training: desk.status(job) == "running")
            ready.append(time.perf_counter() - start)
        desk.workspace.desk.queue.cancel(training.id)
    return [
        Row(
            "a sample beside a training, first", cold[1], "s", note="its engine starts: Python, torch, model"
        ),
        Row(
            "a sample beside a training begins",
            median([b for b, _ in begins]),
            "s",
            1.0,
            note=f"median of {REPEAT}",
        ),
        Row(
            "a sample beside a training is there",
            median([d for _, d in begins]),
            "s",
            1.0,
            note=f"median of {REPEAT}",
        ),
        Row("cancel is acknowledged", max(acknowledged) * 1000, "ms", 100, note=f"slowest of {REPEAT}"),
        Row(
            "the engine is ready again",
            max(ready),
            "s",
            3.0,
            note=f"slowest of {REPEAT}; the next training runs",
        ),
    ]


def _sample(desk: object) -> tuple[float, float]:
    """Return the seconds until a sampling runs and until it is done."""
    from tests.bench.projects import Desk

    assert isinstance(desk, Desk)
    start = time.perf_counter()
    job = desk.sample()
    desk.until(lambda: desk.status(job) in ("running", "done"))
    begun = time.perf_counter() - start
    desk.until(lambda: desk.status(job) == "done")
    return begun, time.perf_counter() - start

"""Random edits of documents, timelines and writings by Hypothesis, each undone and redone to the letter."""

from __future__ import annotations

from pathlib import Path

from tests.reliability.pytest_apart import failures
from tests.reliability.trial import Outcome, Trial
from tests.support.machines import VARIABLE

STEPS = 100

AT_ONCE = 500
"""Runs of one process: Hypothesis remembers each of them, which would take gigabytes for all."""

MACHINES = ("test_edits_machine.py", "test_timeline_machine.py", "test_edits_writing.py")


def run(count: int, folder: Path) -> Outcome:
    """Let each machine run `count` times."""
    del folder
    outcome = Outcome()
    portions = [min(AT_ONCE, count - done) for done in range(0, count, AT_ONCE)]
    named = [(name, runs) for runs in portions for name in MACHINES]
    said = failures(
        ([f"tests/unit/core/{name}", "-k", "Machine or Writings"], {VARIABLE: f"{runs}x{STEPS}"})
        for name, runs in named
    )
    for (name, _), sentence in zip(named, said, strict=True):
        if sentence:
            outcome.fail(f"{name}: {sentence}")
    outcome.ran = count
    outcome.figures = {"machines": str(len(MACHINES)), "steps of a run": str(STEPS)}
    return outcome


TRIAL = Trial(
    "random edits of document, timeline and writings keep their promises, and undo and redo bring back the same to the letter",
    "runs of each machine",
    10_000,
    0,
    run,
)

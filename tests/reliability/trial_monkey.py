"""Random clicks, drags, keys and commands in the window, by seeds."""

from __future__ import annotations

from pathlib import Path

from tests.reliability.pytest_apart import failure
from tests.reliability.trial import Outcome, Trial

AT_ONCE = 10_000


def run(count: int, folder: Path) -> Outcome:
    """Let it act `count` times, in windows of ten thousand at most."""
    del folder
    outcome, seed = Outcome(), 20261124
    while outcome.ran < count:
        events = min(AT_ONCE, count - outcome.ran)
        seed += 1
        told = {"CREASTUDIO_MONKEY": f"{seed}x{events}", "QT_QPA_PLATFORM": "offscreen"}
        if said := failure(["tests/gui/test_monkey.py"], **told):
            outcome.fail(f"seed {seed}: {said}")
        outcome.ran += events
    outcome.figures = {"seeds": str(-(-count // AT_ONCE))}
    return outcome


TRIAL = Trial(
    "random clicks, drags, keys and commands in the window raise nothing, and all of them can be undone and done again",
    "events",
    100_000,
    0,
    run,
)

"""Random clicks, drags, keys and commands in the window, by seeds."""

from __future__ import annotations

from pathlib import Path

from tests.reliability.pytest_apart import failures
from tests.reliability.trial import Outcome, Trial

AT_ONCE = 10_000


def run(count: int, folder: Path) -> Outcome:
    """Let it act `count` times, in windows of ten thousand at most."""
    del folder
    outcome = Outcome()
    portions = [min(AT_ONCE, count - done) for done in range(0, count, AT_ONCE)]
    seeds = {20261125 + number: events for number, events in enumerate(portions)}
    said = failures(
        (
            ["tests/gui/test_monkey.py"],
            {"CREASTUDIO_MONKEY": f"{seed}x{events}", "QT_QPA_PLATFORM": "offscreen"},
        )
        for seed, events in seeds.items()
    )
    for seed, sentence in zip(seeds, said, strict=True):
        if sentence:
            outcome.fail(f"seed {seed}: {sentence}")
    outcome.ran = count
    outcome.figures = {"seeds": str(len(seeds))}
    return outcome


TRIAL = Trial(
    "random clicks, drags, keys and commands in the window raise nothing, and all of them can be undone and done again",
    "events",
    100_000,
    0,
    run,
)

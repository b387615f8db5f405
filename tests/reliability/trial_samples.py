"""Hostile files are opened: none runs code, starts a program, reaches the network, reads a secret or writes where it shouldn't."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.reliability.at_home import home
from tests.reliability.hostile_samples import SAMPLES
from tests.reliability.trial import Outcome, Trial
from tests.support.source import ROOT


def run(count: int, folder: Path) -> Outcome:
    """Open the first `count` of them in a process whose ways out are watched."""
    outcome, places = Outcome(), folder / "places"
    with home(folder / "home"):
        done = subprocess.run(
            [sys.executable, "-m", "tests.reliability.samples_worker", str(places)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    for found in told[:count]:
        outcome.ran += 1
        outcome.broken += [f"{found['name']}: {sentence}" for sentence in found["wrong"]]
    if len(told) != len(SAMPLES):
        outcome.fail(
            f"after {len(told)} samples the process ended ({done.returncode}): {done.stderr[-2000:]}"
        )
    outcome.figures = {"code run": f"{len(list(places.glob('*/canary')))} times"}
    return outcome


TRIAL = Trial(
    "planted pickles, cached scores, names that lead out of zips, links, scripts, addresses and entities in XML, bombs and "
    "disguises: opened, none runs code, starts a program, reaches the network, shows a secret or writes beside",
    "files",
    len(SAMPLES),
    len(SAMPLES),
    run,
)

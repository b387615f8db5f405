"""Closing the studio while jobs run, wait, hang and spin: it ends soon, and no process is left."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import psutil

from creastudio import paths
from creastudio.workspace.environment import Environment
from creastudio.workspace.opening import new_project
from tests.reliability import hostile_plugin
from tests.reliability.at_home import home
from tests.reliability.forked import Forked, Tell
from tests.reliability.trial import Outcome, Trial

MOST = 30.0
"""s that closing may take; of engines that answer nothing each is given one second."""

WAYS = ("good", "hangs", "spins", "floods", "good")


def run(count: int, folder: Path) -> Outcome:
    """Start jobs of every kind, close in one of the two ways, and look at what is left."""
    outcome, chance, slowest = Outcome(), random.Random(20261), 0.0
    with home(folder / "home"):
        hostile_plugin.make(paths.plugins_dir())
        environment = Environment.load()
        for number in range(count):
            mode = ("stop", "pause")[number % 2]
            delay = chance.uniform(0, 1.5)
            studio = Forked.start(
                lambda tell, mode=mode, delay=delay: _studio(environment, mode, delay, tell)
            )
            studio.listen(120, until=lambda said: "closing" in said)
            children = [int(word) for word in studio.said if word != "closing"]
            start = time.monotonic()
            hung = studio.listen(MOST)
            slowest = max(slowest, time.monotonic() - start)
            if hung:
                outcome.fail(f"quit {number} ({mode}) took longer than {MOST:g} s")
                studio.kill()
            else:
                studio.finish()
                if studio.code:
                    outcome.fail(f"quit {number} ({mode}) ended with {studio.code}")
            outcome.broken += [f"quit {number} ({mode}) left a process" for pid in children if _lives(pid)]
            outcome.ran += 1
            shutil.rmtree(paths.journals_dir())
    outcome.figures = {"slowest": f"{slowest:.1f} s"}
    return outcome


def _studio(environment: Environment, mode: str, delay: float, tell: Tell) -> None:
    workspace = new_project(environment, "Poster")
    for way in WAYS:
        workspace.desk.submit("hostile.do", {"way": way}, seed=1)
    end = time.monotonic() + delay
    while time.monotonic() < end:
        workspace.poll()
        time.sleep(0.01)
    for child in psutil.Process().children(recursive=True):
        tell(str(child.pid))
    tell("closing")
    workspace.close("stop" if mode == "stop" else "pause")


def _lives(pid: int) -> bool:
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return False
        except psutil.NoSuchProcess:
            return False
        time.sleep(0.02)
    return True


TRIAL = Trial(
    f"closed while jobs run, wait, hang and spin, the studio ends in at most {MOST:g} s and leaves no process",
    "quits",
    200,
    4,
    run,
)

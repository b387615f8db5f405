"""Closing the studio while jobs run, wait, hang and spin: it ends soon, and no process is left."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import psutil

from creastudio import paths
from creastudio.workspace.environment import Environment
from creastudio.workspace.opening import new_project
from tests.reliability import hostile_plugin
from tests.reliability.at_home import home
from tests.reliability.forked import Forked, Tell
from tests.reliability.trial import Outcome, Trial
from tests.support.source import ROOT

MOST = 30.0
"""s that closing may take; of engines that answer nothing each is given one second."""

EACH = 10
"""One in so many goes through the window, which takes seconds to open."""

Mode = Literal["stop", "pause"]

WAYS = ("good", "hangs", "spins", "floods", "good")


def run(count: int, folder: Path) -> Outcome:
    """Start jobs of every kind, close in one of the two ways, and look at what is left; some of it with the window."""
    outcome, chance, slowest = Outcome(), random.Random(20261), 0.0
    windows = 0
    with home(folder / "home"):
        hostile_plugin.make(paths.plugins_dir())
        environment = Environment.load()
        for number in range(count):
            mode: Mode = ("stop", "pause")[(number + number // EACH) % 2]
            delay = chance.uniform(0, 1.5)
            name = f"quit {number} ({mode})"
            if number % EACH:
                quit_ = _without_window(environment, mode, delay)
            else:
                windows += 1
                name += " of the window"
                quit_ = _of_window(environment, mode, delay, folder / f"{number}.crea")
            slowest = max(slowest, quit_.seconds)
            outcome.broken += [f"{name} {what}" for what in quit_.wrong()]
            outcome.ran += 1
            shutil.rmtree(paths.journals_dir(), ignore_errors=True)
    outcome.figures = {"slowest": f"{slowest:.1f} s", "of them through the window": str(windows)}
    return outcome


@dataclass(frozen=True)
class Quit:
    """How one went: s that it took, the exit status (None for one that was killed at last), and what was told."""

    seconds: float
    code: int | None
    said: list[str]

    def wrong(self) -> list[str]:
        """Return what went wrong, a part of a sentence each."""
        found = [f"left a process of {word}" for word in self.said if word.isdigit() and _lives(int(word))]
        if "closing" not in self.said:
            found.append(f"never came to its end: {' '.join(self.said)[-600:]}")
        if self.code is None:
            found.append(f"took longer than {MOST:g} s")
        elif self.code:
            found.append(f"ended with {self.code}")
        return found


def _without_window(environment: Environment, mode: Mode, delay: float) -> Quit:
    studio = Forked.start(lambda tell: _studio(environment, mode, delay, tell))
    studio.listen(120, until=lambda said: "closing" in said)
    start = time.monotonic()
    hung = studio.listen(MOST)
    seconds = time.monotonic() - start
    said = studio.kill() if hung else studio.finish()
    return Quit(seconds, None if hung else studio.code, said)


def _of_window(environment: Environment, mode: Mode, delay: float, file: Path) -> Quit:
    """Close the real window of a saved project in a program of its own."""
    workspace = new_project(environment, "Poster")
    workspace.save(file)
    workspace.close()
    command = [sys.executable, "-m", "tests.reliability.quit_window", mode, str(delay), str(file)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as program:
        assert program.stdout is not None
        watch = threading.Timer(120, program.kill)
        watch.start()
        said: list[str] = []
        for line in program.stdout:
            said.append(line.strip())
            if said[-1] == "closing":
                break
        watch.cancel()
        start = time.monotonic()
        try:
            rest, _ = program.communicate(timeout=MOST)
            code: int | None = program.returncode
        except subprocess.TimeoutExpired:
            program.kill()
            rest, code = "", None
    return Quit(time.monotonic() - start, code, said + rest.split("\n"))


def _studio(environment: Environment, mode: Mode, delay: float, tell: Tell) -> None:
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
    workspace.close(mode)


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

"""Programs of the studio under strace: none tries to reach anything beyond this machine, nor within it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from creastudio.api.context import Model
from creastudio.api.generator import Generator
from creastudio.api.params import specs
from creastudio.api.testing import Case
from creastudio.host.discovery import load_registry
from creastudio.workspace.environment import open_model_library
from tests.reliability.at_home import home
from tests.reliability.power_trace import available
from tests.reliability.trial import Outcome, Trial
from tests.support.source import ROOT

CALLS = "connect,sendto,sendmsg,sendmmsg,bind"

ATTEMPT = re.compile(r"\bAF_INET6?\b|\bsin6?_port\b")
"""How strace shows an address of the internet protocols, this machine's own included."""

WINDOW = ["-m", "tests.bench.probe_start", "3"]


def run(count: int, folder: Path) -> Outcome:
    """Start the window, and then generate with one built-in after another, `count` programs in all."""
    if not available():
        return Outcome(missing="strace")
    outcome, failed, stopped = Outcome(), list[str](), list[str]()
    with home(folder / "home"):
        for number, (name, command) in enumerate(_programs(folder)):
            if number >= count:
                break
            trace = folder / "trace"
            strace = ["strace", "-f", "--seccomp-bpf", "-e", f"trace={CALLS}", "-o", str(trace)]
            done = subprocess.run(
                [*strace, sys.executable, *command],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
                timeout=600,
            )
            outcome.ran += 1
            if done.returncode == 1 and "\nError: " in done.stderr and number:
                # The sample that it was given wasn't enough for it; how far it came was watched all the same.
                stopped.append(name)
            elif done.returncode:
                failed.append(name)
                outcome.fail(f"{name} ended with {done.returncode}: {(done.stderr or done.stdout)[-600:]}")
            for line in trace.read_text("utf-8", "replace").splitlines():
                if ATTEMPT.search(line):
                    outcome.fail(f"{name}: {line[:160]}")
    attempts = len(outcome.broken) - len(failed)
    outcome.figures = {"attempts": str(attempts), "ended early for want of an input": str(len(stopped))}
    return outcome


def _programs(folder: Path) -> Iterator[tuple[str, list[str]]]:
    yield "the window", WINDOW
    registry = load_registry()
    library = open_model_library(registry)
    for work in registry.generators():
        families = {spec.model_family for spec in specs(work.params) if spec.role == "model"}
        entries = [entry for family in families for entry in library.of_family(family)]
        case = Case(
            work, folder / work.id, models=[Model(item.card, item.folder, item.weights) for item in entries]
        )
        try:
            yield work.id, _command(work, case, folder)
        except (AssertionError, ValueError):
            # It needs a model or a file that nobody but a person has.
            continue


def _command(work: Generator, case: Case, folder: Path) -> list[str]:
    given = case.values.model_dump(mode="json", exclude_defaults=True)
    sets = [f"--set={name}={_text(value)}" for name, value in given.items()]
    files = [f"--input={name}={path}" for name, path in case.files.items()]
    out = str(folder / "out" / work.id.replace(".", "-"))
    return ["-m", "creastudio", "generate", work.id, *sets, *files, "--seed", "1", "-o", out]


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


TRIAL = Trial(
    "the window and generating with each built-in that runs without a person's own model or file: no attempt to reach a network",
    "programs",
    40,
    1,
    run,
)

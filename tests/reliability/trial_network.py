"""Programs of the studio under strace: none tries to reach anything beyond this machine, nor within it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from creastudio.api.context import Model
from creastudio.api.generator import Trainer, Work
from creastudio.api.params import specs
from creastudio.api.testing import Case
from creastudio.host.discovery import load_registry
from creastudio.host.registry import Registry
from creastudio.store.model_library import ModelLibrary
from creastudio.workspace.environment import open_model_library
from tests.reliability.at_home import home
from tests.reliability.power_trace import available
from tests.reliability.trial import Outcome, Trial
from tests.support.given_files import given_files
from tests.support.source import ROOT

CALLS = "connect,sendto,sendmsg,sendmmsg,bind"

ATTEMPT = re.compile(r"\bAF_INET6?\b|\bsin6?_port\b")
"""How strace shows an address of the internet protocols, this machine's own included."""

WINDOW = ["-m", "tests.bench.probe_start", "3"]


def run(count: int, folder: Path) -> Outcome:
    """Start the window, train with each built-in trainer, generate with each built-in tool: `count` programs in all."""
    if not available():
        return Outcome(missing="strace")
    outcome, attempts = Outcome(), 0
    left_out: list[str] = []
    with home(folder / "home"):
        for name, command in _programs(folder, left_out):
            if outcome.ran >= count:
                break
            done, tried = _watched(command, folder / "trace")
            outcome.ran += 1
            attempts += len(tried)
            if done.returncode:
                said = (done.stderr or done.stdout)[-600:]
                outcome.fail(f"{name} ended with {done.returncode}: {said}")
            outcome.broken += [f"{name}: {line[:160]}" for line in tried]
    outcome.figures = {"attempts": str(attempts), "left out": ", ".join(left_out) or "0"}
    return outcome


def _watched(command: list[str], trace: Path) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Run a program to its end; return how it went, and the calls that name an address."""
    strace = ["strace", "-f", "--seccomp-bpf", "-e", f"trace={CALLS}", "-o", str(trace)]
    done = subprocess.run(
        [*strace, sys.executable, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    lines = trace.read_text("utf-8", "replace").splitlines()
    return done, [line for line in lines if ATTEMPT.search(line)]


def _programs(folder: Path, left_out: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield names and commands; what can't be given what it needs is noted in `left_out`."""
    yield "the window", WINDOW
    registry = load_registry()
    library = open_model_library(registry)
    # Trainers first: some tools need what only they make.
    for work in (*registry.trainers(), *registry.generators()):
        try:
            yield work.id, _command(work, registry, library, folder)
        except (AssertionError, ValueError):
            left_out.append(work.id)


def _command(work: Work, registry: Registry, library: ModelLibrary, folder: Path) -> list[str]:
    place = folder / work.id
    case = Case(
        work,
        place,
        inputs=given_files(work.id, place / "given"),
        models=_models(work, library),
        panel=registry.panel_of(work.id),
    )
    given = case.values.model_dump(mode="json", exclude_defaults=True)
    sets = [f"--set={name}={_text(value)}" for name, value in given.items()]
    if isinstance(work, Trainer):
        return [
            "-m",
            "creastudio",
            "train",
            work.id,
            str(case.files["data"]),
            *sets,
            "--name",
            work.id,
            "--seed",
            "1",
        ]
    files = [f"--input={name}={path}" for name, path in case.files.items()]
    out = str(folder / "out" / work.id.replace(".", "-"))
    return ["-m", "creastudio", "generate", work.id, *sets, *files, "--seed", "1", "-o", out]


def _models(work: Work, library: ModelLibrary) -> list[Model]:
    """Return the models that it may take, the fitting first: only merging begins with an adapter."""
    families = {spec.model_family for spec in specs(work.params) if spec.role == "model"}
    entries = [entry for family in families for entry in library.of_family(family)]
    entries.sort(key=lambda entry: (entry.card.architecture == "lora") != (work.id == "text.merge"))
    return [Model(entry.card, entry.folder, entry.weights) for entry in entries]


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


TRIAL = Trial(
    "the window, training with each built-in trainer and generating with each built-in tool, each to its end: no attempt to "
    "reach a network",
    "programs",
    56,
    1,
    run,
)

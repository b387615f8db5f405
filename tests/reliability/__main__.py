"""Run the trials one after another and print one table: ``make soak``.

``python -m tests.reliability [--only NAME]... [--trials N] [--small] [--page] [-o out/soak.json]``. A trial is a module
``trial_NAME.py`` in this folder with a ``TRIAL``. Each runs in a process of its own with an empty studio home.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.bench.machine import describe
from tests.reliability.page import write_pages
from tests.reliability.trial import Outcome, Trial
from tests.support.source import ROOT

HERE = Path(__file__).parent


def trials() -> dict[str, Trial]:
    """Return all trials by name."""
    names = sorted(file.stem.removeprefix("trial_") for file in HERE.glob("trial_*.py"))
    return {name: importlib.import_module(f"tests.reliability.trial_{name}").TRIAL for name in names}


def main() -> int:
    """Try, print, write; 1 if anything went wrong."""
    known = trials()
    parser = argparse.ArgumentParser(prog="python -m tests.reliability")
    parser.add_argument("--only", action="append", choices=known, metavar="NAME", help="run this trial")
    parser.add_argument("--trials", type=int, metavar="N", help="how many times, for each trial")
    parser.add_argument("--small", action="store_true", help="as few times as the tests do")
    parser.add_argument(
        "--page",
        action="store_true",
        help="write the figures into docs/reliability.md, its Chinese sister and the README",
    )
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "out" / "soak.json")
    parser.add_argument("--one", choices=known, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        return _run_one(known[arguments.one], arguments.trials, arguments.output)

    console = Console()
    machine = describe()
    results: dict[str, dict[str, Any]] = {}
    for name in arguments.only or known:
        trial = known[name]
        if arguments.small and not trial.small:
            continue
        count = arguments.trials or (trial.small if arguments.small else trial.full)
        with console.status(f"{name}: {count:,} {trial.unit} ..."):
            results[name] = _run_apart(name, count)
    outcomes = {name: Outcome.from_dict(result["outcome"]) for name, result in results.items()}
    console.print(_table(known, outcomes))
    for name, outcome in outcomes.items():
        for sentence in outcome.broken[:10]:
            console.print(f"{name}: {sentence}", markup=False, highlight=False)
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    report = {"machine": machine, "trials": results}
    arguments.output.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    if arguments.page:
        write_pages(known, outcomes, machine)
    console.print(f"written to {arguments.output}")
    return 0 if all(outcome.passed for outcome in outcomes.values()) else 1


def _run_apart(name: str, count: int) -> dict[str, Any]:
    """Run one trial in a new process; return its outcome and how long it took, s."""
    with tempfile.TemporaryDirectory(prefix="creastudio-soak-", ignore_cleanup_errors=True) as folder:
        output = Path(folder) / "outcome.json"
        environment = os.environ | {
            "CREASTUDIO_HOME": str(Path(folder) / "home"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "plugins")]),
        }
        start = time.perf_counter()
        command = [sys.executable, "-m", "tests.reliability", "--one", name, "--trials", str(count)]
        done = subprocess.run(
            [*command, "-o", str(output)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if output.exists():
            outcome = json.loads(output.read_text(encoding="utf-8"))
        else:
            said = (done.stdout + done.stderr)[-3000:] or f"exit status {done.returncode}"
            outcome = Outcome(broken=[f"the trial itself broke: {said}"]).as_dict()
        return {"outcome": outcome, "asked": count, "seconds": round(time.perf_counter() - start, 1)}


def _run_one(trial: Trial, count: int, output: Path) -> int:
    with tempfile.TemporaryDirectory(prefix="creastudio-trial-", ignore_cleanup_errors=True) as folder:
        try:
            outcome = trial.run(count, Path(folder))
        except Exception:
            outcome = Outcome(broken=[f"the trial itself broke: {traceback.format_exc()[-3000:]}"])
    output.write_text(json.dumps(outcome.as_dict()), encoding="utf-8")
    return 0


def _table(known: dict[str, Trial], outcomes: dict[str, Outcome]) -> Table:
    table = Table("trial", "proves", "tried", "went wrong", "measured", title="Reliability")
    table.columns[2].justify = table.columns[3].justify = "right"
    for name, outcome in outcomes.items():
        trial = known[name]
        wrong = f"[red]{len(outcome.broken)}[/red]" if outcome.broken else "[green]0[/green]"
        tried = f"{outcome.ran:,} {trial.unit}" if not outcome.missing else f"needs {outcome.missing}"
        measured = ", ".join(f"{what} {value}" for what, value in outcome.figures.items())
        table.add_row(name, trial.proves, tried, wrong, measured)
    return table


if __name__ == "__main__":
    sys.exit(main())

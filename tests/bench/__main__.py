"""Run the benches and print one table.

``python -m tests.bench [--only NAME]... [--strict] [-o out/bench.json]``. A bench is a module ``bench_NAME.py`` in this
folder with ``NEEDS``, the modules of the studio without which it is left out, and ``run() -> list[Row]``. Each runs in
a process of its own: what one imports doesn't weigh on the next.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from creastudio import paths
from tests.bench.machine import describe
from tests.bench.rows import PERSONS_MODELS, Row

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def bench_names() -> list[str]:
    """Return the names of all benches."""
    return sorted(file.stem.removeprefix("bench_") for file in HERE.glob("bench_*.py"))


def main() -> int:
    """Measure, print, write; 1 if a bench broke or, with --strict, a target was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument(
        "--only", action="append", choices=bench_names(), metavar="NAME", help="run this bench"
    )
    parser.add_argument("--strict", action="store_true", help="fail on a missed target too")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "out" / "bench.json")
    parser.add_argument("--one", choices=bench_names(), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        return _run_one(arguments.one, arguments.output)

    console = Console()
    machine = describe()
    results: dict[str, dict[str, Any]] = {}
    for name in arguments.only or bench_names():
        with console.status(f"measuring {name} ..."):
            results[name] = _run_apart(name)
    console.print(_table(results))
    for name, result in results.items():
        if "missing" in result:
            console.print(f"[dim]{name}: left out, needs {result['missing']}[/dim]")
        if "error" in result:
            console.print(f"{name} broke:\n{result['error']}", markup=False, highlight=False)
    console.print(
        f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}, "
        f"torch {machine['libraries']['torch']}, {machine['commit']}"
    )
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    report = {"machine": machine, "benches": results}
    arguments.output.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    console.print(f"written to {arguments.output}")

    broke = any("error" in result for result in results.values())
    missed = any(row["passed"] is False for result in results.values() for row in result.get("rows", []))
    return 1 if broke or (arguments.strict and missed) else 0


def _run_apart(name: str) -> dict[str, Any]:
    """Run one bench in a new process with an empty studio home; return rows, missing or error."""
    with tempfile.TemporaryDirectory(prefix="creastudio-bench-") as folder:
        output = Path(folder) / "rows.json"
        environment = os.environ | {"CREASTUDIO_HOME": str(Path(folder) / "home")}
        # Where a bench may look for a model that is too large to ship.
        environment[PERSONS_MODELS] = str(paths.models_dir())
        # Offscreen everywhere: figures from a real display depend on its refresh rate.
        environment["QT_QPA_PLATFORM"] = "offscreen"
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench", "--one", name, "-o", str(output)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        result: dict[str, Any]
        if output.exists():
            result = json.loads(output.read_text(encoding="utf-8"))
        else:
            result = {"error": (done.stdout + done.stderr)[-3000:] or f"exit status {done.returncode}"}
        result["seconds"] = round(time.perf_counter() - start, 1)
        return result


def _run_one(name: str, output: Path) -> int:
    module = importlib.import_module(f"tests.bench.bench_{name}")
    missing = [needed for needed in module.NEEDS if not _exists(needed)]
    result = {"missing": ", ".join(missing)} if missing else {"rows": [row.as_dict() for row in module.run()]}
    output.write_text(json.dumps(result), encoding="utf-8")
    return 0


def _exists(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _table(results: dict[str, dict[str, Any]]) -> Table:
    table = Table("measured", "value", "unit", "target", "", "how", title="CreaStudio")
    table.columns[1].justify = table.columns[3].justify = "right"
    table.columns[5].style = "dim"
    for result in results.values():
        for fields in result.get("rows", []):
            row = Row.from_dict(fields)
            target = "" if row.target is None else f"{row.comparison} {row.target:g}"
            mark = {None: "", True: "[green]met[/green]", False: "[red]missed[/red]"}[row.passed]
            table.add_row(row.name, f"{row.value:.4g}", row.unit, target, mark, row.note)
        table.add_section()
    return table


if __name__ == "__main__":
    sys.exit(main())

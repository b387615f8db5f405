"""Tests that are run in processes of their own, with more of what they try than usual."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.support.source import ROOT


def failure(tests: Sequence[str], **environment: str) -> str:
    """Run tests and return the end of what pytest said where one failed; "" where none did."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        "-o",
        "timeout=0",
        *tests,
    ]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        command, cwd=ROOT, env={**clean, **environment}, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else (done.stdout + done.stderr)[-3000:]


def failures(runs: Iterable[tuple[Sequence[str], dict[str, str]]]) -> list[str]:
    """Run tests, each with its own environment and as many at once as there are cores; return the answers of `failure` in order."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda run: failure(run[0], **run[1]), runs))

"""Tests that are run in a process of their own, with more of what they try than usual."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

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

"""Tries an engine: its program is started once, says what it would compute on, and ends.

It is started as ``PROGRAM --try-engine RESULT``. A file carries the answer: drivers print what they like.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from creastudio.engines.installed import Trial

PURPOSE = "--try-engine"
TIME_LIMIT = 120.0
"""Seconds an engine may take to start: the libraries of CUDA are gigabytes that a slow disk reads for the first time."""


def try_engine(
    command: Sequence[str], environment: Mapping[str, str] | None = None, time_limit: float = TIME_LIMIT
) -> Trial:
    """Start an engine's program and return what it computes on; what goes wrong is the reason."""
    with tempfile.TemporaryDirectory(prefix="creastudio-engine-", ignore_cleanup_errors=True) as folder:
        result = Path(folder, "result.json")
        try:
            done = subprocess.run(
                [*command, PURPOSE, str(result)],
                env={**os.environ, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                timeout=time_limit,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Trial(reason=f"it didn't answer within {time_limit:g} s")
        except OSError as error:
            return Trial(reason=f"its program can't be started ({error.strerror})")
        return _answer(result, done)


def _answer(result: Path, done: subprocess.CompletedProcess[bytes]) -> Trial:
    try:
        said = json.loads(result.read_text(encoding="utf-8"))
        return Trial(device=str(said["device"]), reason=str(said["reason"]), torch=str(said["torch"]))
    except (OSError, ValueError, KeyError, TypeError):
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        last = f": {lines[-1][:200]}" if lines else ""
        return Trial(reason=f"it ended with exit code {done.returncode}{last}")


def trial_main(arguments: Sequence[str]) -> int:
    """Be the engine that is tried: write what jobs would compute on into the result file."""
    facts: dict[str, Any] = importlib.import_module("creastudio.ml.facts").facts()
    Path(arguments[0]).write_text(json.dumps(facts), encoding="utf-8")
    return 0

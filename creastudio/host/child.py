"""Runs a stranger's code in a child process of this program, with a time limit.

The child is started as ``creastudio --probe REQUEST RESULT``. Files, not pipes, carry the answer: code that prints,
closes its streams or leaves grandchildren behind can't garble or block it.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OUTPUT_BYTES = 20_000
"""How much of what the child printed is kept, from the end."""

ANSWER_BYTES = 16 << 20
"""How much of its answer is read."""
_CRASHES = (0xC0000005, 0xC0000409)
"""Exit codes of crashes on Windows; elsewhere they are negative."""


@dataclass(frozen=True)
class ChildResult:
    """What became of a child.

    Attributes
    ----------
    code : int or None
        Its exit code; None when its time was over and it was killed.
    answer : str
        What it wrote into its result file.
    printed : str
        The end of what it printed.
    """

    code: int | None
    answer: str
    printed: str

    @property
    def timed_out(self) -> bool:
        """Whether it was killed because its time was over."""
        return self.code is None

    @property
    def crashed(self) -> bool:
        """Whether a signal or fault of the system ended it."""
        return self.code is not None and (self.code < 0 or self.code in _CRASHES)


def child_command(flag: str) -> list[str]:
    """Return the command that starts this program for a special purpose."""
    if getattr(sys, "frozen", False):
        return [sys.executable, flag]
    # -P: the current folder must not be able to replace modules of the child.
    return [sys.executable, "-P", "-m", "creastudio", flag]


def run_child(
    request: Mapping[str, Any], time_limit: float, program: Sequence[str] | None = None
) -> ChildResult:
    """Start a child with `request`, a JSON value, and wait for it at most `time_limit` seconds.

    Parameters
    ----------
    program : sequence of str, optional
        What starts the child in place of this program: an engine, where torch is needed.
    """
    with tempfile.TemporaryDirectory(prefix="creastudio-probe-", ignore_cleanup_errors=True) as folder:
        asked, result, output = (Path(folder, name) for name in ("request.json", "result.json", "output.txt"))
        asked.write_text(json.dumps(request), encoding="utf-8")
        command = [*program, "--probe"] if program is not None else child_command("--probe")
        code = _run([*command, str(asked), str(result)], output, time_limit)
        return ChildResult(
            code=code,
            answer=_read(result, 0, ANSWER_BYTES),
            printed=_read(output, -OUTPUT_BYTES, OUTPUT_BYTES),
        )


def _read(file: Path, start: int, most: int) -> str:
    """Return at most `most` bytes of a file from `start` on, which counts from its end where it is negative; "" for none."""
    if not file.is_file():
        return ""
    with file.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(start if start >= 0 else max(0, size + start))
        # A stranger's code may write anything there.
        return stream.read(most).decode(errors="replace")


def _run(command: Sequence[str], output: Path, time_limit: float) -> int | None:
    with output.open("wb") as stream:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=os.name == "posix",
        )
        try:
            return child.wait(time_limit)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _kill_group(child)


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it started."""
    if os.name == "posix":
        # macOS calls it forbidden when none but a dead process is left of the group.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    elif child.poll() is None:
        child.kill()
    child.wait()

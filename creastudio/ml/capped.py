"""Has foreign files read in a process of their own, with a cap on its memory and its time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from creastudio.api import UserError

POLL = 0.05
"""Seconds between two looks at the process."""

PRINTED = 4000
"""Bytes of what it printed that a report keeps."""


def run_capped(
    entry: str,
    body: Mapping[str, Any],
    folder: Path,
    *,
    memory: int,
    seconds: int,
    what: str,
    between: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Return what ``entry(body)`` returns in a capped process, both JSON values.

    Parameters
    ----------
    entry : str
        "package.module:function"; what it wants to write lies under `folder`.
    folder : Path
        The only place where the process may write.
    memory : int
        MB that the function may take beside what its imports took.
    seconds : int
        Of wall time, and of computing.
    what : str
        What a person calls the file.
    between : callable
        Called all the while; may raise to stop.

    Raises
    ------
    UserError
        What the function raised; or when a cap was met or the process broke down.
    """
    # The process may write in `folder` alone, so the files of the exchange lie there, too.
    with tempfile.TemporaryDirectory(prefix="capped-", dir=folder) as place:
        asked, printed = Path(place, "request.json"), Path(place, "printed.txt")
        result = Path(f"{place}.json")
        request = {"entry": entry, "body": dict(body), "memory": memory, "seconds": seconds}
        asked.write_text(json.dumps({**request, "search_path": sys.path}), encoding="utf-8")
        code = _wait([*_command(), str(asked), str(result)], printed, seconds, between)
        answer = json.loads(result.read_text(encoding="utf-8")) if result.is_file() else {}
        result.unlink(missing_ok=True)
        said = printed.read_bytes()[-PRINTED:].decode(errors="replace")
    return _checked(answer, code, said, what, memory, seconds)


def _checked(
    answer: dict[str, Any], code: int | None, said: str, what: str, memory: int, seconds: int
) -> dict[str, Any]:
    if "answer" in answer:
        return answer["answer"]
    if "refused" in answer:
        message, hint = answer["refused"]
        raise UserError(message, hint)
    # 24 is SIGXCPU: its computing time was over.
    if code is None or code == -24:
        raise UserError(
            f"'{what}' took longer than {seconds} s to read, so it was given up.", "It may be damaged."
        )
    if answer.get("full"):
        raise UserError(
            f"'{what}' needs more than the {memory} MB that reading it may take.",
            "It may be damaged, or made to fill the memory.",
        )
    if "failed" in answer:
        raise RuntimeError(answer["failed"])
    raise UserError(
        f"'{what}' can't be read: the process that reads it broke down ({code}). {said}".strip(),
        "It may be damaged.",
    )


def _wait(command: list[str], printed: Path, seconds: int, between: Callable[[], None]) -> int | None:
    """Return the exit code of a command, or None when its time was over."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    with printed.open("wb") as stream:
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=stream, stderr=subprocess.STDOUT, env=environment
        )
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end:
                try:
                    return child.wait(POLL)
                except subprocess.TimeoutExpired:
                    between()
            return None
        finally:
            if child.poll() is None:
                child.kill()
            child.wait()


def _command() -> list[str]:
    """Return how this program starts itself for a capped piece of work."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--capped"]
    # -P: the current folder must not be able to replace modules of the child.
    return [sys.executable, "-P", "-m", "creastudio", "--capped"]

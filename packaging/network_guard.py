"""Runs a program where there is no network, and counts what it tries to reach nevertheless.

A namespace of its own (``unshare -rn``) has no interface, and ``strace`` writes down each attempt. Sockets of the machine
itself are no network: those of a family other than AF_INET and AF_INET6 (a file's, the kernel's own) aren't counted.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

CALLS = ("connect", "sendto", "sendmsg", "sendmmsg", "bind")
_ATTEMPT = re.compile(rf"\b(?:{'|'.join(CALLS)})\(.*\{{sa_family=(?:AF_INET6?|AF_PACKET)\b")

PROBE = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect_ex(('192.0.2.1', 9))"
"""Control: an attempt to reach an address of documentation (RFC 5737), which must be seen and must fail."""


class NetworkGuard:
    """Takes the network from commands and traces them.

    Parameters
    ----------
    folder : Path
        Where traces are written.

    Attributes
    ----------
    problem : str
        Why nothing can be said of the network; "" when it can.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._runs = 0
        self._tools = [shutil.which("unshare") or "", shutil.which("strace") or ""]
        self.problem = self._try()

    def around(self, command: Sequence[str]) -> list[str]:
        """Return the command that runs `command` guarded; `command` itself where that isn't possible."""
        if self.problem:
            return list(command)
        self._runs += 1
        unshare, strace = self._tools
        trace = str(self._folder / f"trace-{self._runs}")
        # With a filter in the kernel: other calls cost nothing.
        tracer = [
            strace,
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-e",
            f"trace={','.join(CALLS)}",
            "-e",
            "signal=none",
            "-o",
            trace,
        ]
        return [unshare, "-rn", *tracer, *command]

    @property
    def runs(self) -> int:
        """How many commands were guarded."""
        return self._runs

    def attempts(self) -> list[str]:
        """Return every call so far that was meant for a network."""
        return [line for file in sorted(self._folder.glob("trace-*")) for line in attempts_in(file)]

    def _try(self) -> str:
        """Return why guarding isn't possible, after a control whose attempt must be seen."""
        missing = [name for name, path in zip(("unshare", "strace"), self._tools, strict=True) if not path]
        if missing:
            return f"{' and '.join(missing)} can't be found"
        self._folder.mkdir(parents=True, exist_ok=True)
        self.problem = ""
        done = subprocess.run(
            self.around([sys.executable, "-c", PROBE]), capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            return f"no namespace or no tracing here ({done.stderr.strip()[-200:] or done.returncode})"
        seen = self.attempts()
        for file in self._folder.glob("trace-*"):
            file.unlink()
        self._runs = 0
        if len(seen) != 1:
            return f"the control made one attempt, and {len(seen)} were seen"
        return "" if "ENETUNREACH" in seen[0] else f"the control reached something: {seen[0]}"


def attempts_in(trace: Path) -> Iterator[str]:
    """Yield the lines of a trace that are attempts to reach a network."""
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if _ATTEMPT.search(line):
            yield line

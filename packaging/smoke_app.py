"""The frozen app in an empty world: an empty folder, an empty home, almost no environment, and no network."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from network_guard import NetworkGuard


class SmokeFailure(Exception):
    """A check of the frozen app failed; the text says which and what was printed."""


class App:
    """Runs commands of the frozen app.

    Parameters
    ----------
    executable : Path
        dist/creastudio/creastudio.
    folder : Path
        Working folder of every call; the studio's home is in it.
    """

    def __init__(self, executable: Path, folder: Path) -> None:
        self.executable = executable
        self.folder = folder
        self.guard = NetworkGuard(folder / "traces")
        self._environment = {
            "CREASTUDIO_HOME": str(folder / "home"),
            "HOME": str(folder),
            "QT_QPA_PLATFORM": "offscreen",
            "LANG": "C.UTF-8",
            # No Python, no compiler, no Qt of the machine may be found by accident.
            "PATH": "/nonexistent" if os.name == "posix" else os.environ["PATH"],
        }
        if os.name != "posix":
            self._environment |= {key: os.environ[key] for key in ("SYSTEMROOT", "TEMP") if key in os.environ}

    def run(self, *arguments: str, timeout: float = 600.0, before: Sequence[str] | None = None) -> str:
        """Run one command and return what it printed; SmokeFailure where it exits with anything but 0.

        Parameters
        ----------
        before : sequence of str, optional
            What starts it in place of the guard.
        """
        command = [str(self.executable), *arguments]
        done = subprocess.run(
            self.guard.around(command) if before is None else [*before, *command],
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        if done.returncode != 0:
            output = (done.stdout + done.stderr)[-3000:]
            raise SmokeFailure(f"creastudio {' '.join(arguments)} exits {done.returncode}:\n{output}")
        return done.stdout

    def seconds(self, *arguments: str, before: Sequence[str] = ()) -> float:
        """Run one command unguarded, as tracing takes time, and return how long it took."""
        start = time.monotonic()
        self.run(*arguments, before=before)
        return time.monotonic() - start

    def require_start(self, name: str, *starts: bytes) -> None:
        """Raise SmokeFailure unless a file in the folder begins with one of these."""
        file = self.folder / name
        if not file.is_file():
            raise SmokeFailure(f"{name} wasn't written")
        if not file.read_bytes().startswith(starts):
            raise SmokeFailure(f"{name} isn't what its name says")

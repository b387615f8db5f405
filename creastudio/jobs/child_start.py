"""Children of the studio that talk in frames, started and ended: what they do first is in ``child_pipes.py``."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path


def start_child(flag: str, **environment: str) -> subprocess.Popen[bytes]:
    """Start this program with a flag of its own ("--render") and pipes for frames; what it prints is lost.

    Parameters
    ----------
    environment : str
        Variables that it has besides those of this process.
    """
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, flag] if frozen else [sys.executable, "-m", "creastudio", flag]
    root = str(Path(__file__).resolve().parents[2])
    search = os.pathsep.join(item for item in (root, os.environ.get("PYTHONPATH", "")) if item)
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": search, **environment},
    )


def end_child(process: subprocess.Popen[bytes], reader: threading.Thread | None = None) -> None:
    """End a child, whatever it is at, and let go of its pipes.

    Parameters
    ----------
    reader : Thread, optional
        Who reads what it says: it ends with the child, and is waited for.
    """
    process.kill()
    process.wait()
    if reader is not None:
        reader.join()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()

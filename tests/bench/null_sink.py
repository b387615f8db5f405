"""A sound device that plays into nothing: PulseAudio with a null sink, private to one measurement."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 5.0
"""Seconds that the server may take to be there."""


@contextmanager
def null_sink() -> Iterator[dict[str, str] | None]:
    """Yield the environment in which the device is found; None where PulseAudio isn't installed or doesn't start."""
    program = shutil.which("pulseaudio")
    if program is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="sink") as folder:
        socket = Path(folder) / "native"
        env = {"XDG_RUNTIME_DIR": folder, "HOME": folder, "PULSE_SERVER": f"unix:{socket}"}
        server = subprocess.Popen(
            [
                program, "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
                "-L", "module-null-sink rate=48000",
                "-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1",
            ],
            env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            deadline = time.monotonic() + PATIENCE
            while not socket.exists() and server.poll() is None and time.monotonic() < deadline:
                time.sleep(0.05)
            yield env if socket.exists() else None
        finally:
            server.terminate()
            server.wait(10)

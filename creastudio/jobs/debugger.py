"""Lets the author of a plugin step through its engine: the engine waits until a debugger is there.

Only where the author asked for it (``plugins dev FOLDER --wait-for-debugger``), and on this machine alone.
"""

from __future__ import annotations

import importlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

from creastudio.api.errors import UserError

SETTING = "debugger"
"""Name of the port among the settings that a job sees."""

HOST = "127.0.0.1"

PATIENCE = 5.0
"""Seconds in which the debugger of an engine that has just ended lets go of the port."""

_listening: set[int] = set()


def attach(settings: Mapping[str, Any], tell: Callable[[str], object] = lambda _text: None) -> None:
    """Wait for a debugger where the settings name a port, once in a process.

    Parameters
    ----------
    tell : callable
        Gets the sentence that says what is waited for.

    Raises
    ------
    UserError
        When debugpy isn't in the environment of the studio or among what the plugin brings, or can't listen.
    """
    port = settings.get(SETTING)
    if not isinstance(port, int) or port in _listening:
        return
    # It warns about modules of Python itself, into which nobody steps here.
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    try:
        debugpy: Any = importlib.import_module("debugpy")
    except ImportError:
        raise UserError(MISSING, HOW) from None
    # What the plugin starts is let alone: the studio's own children among it aren't Python's to patch.
    debugpy.configure(subProcess=False, python=_python())
    _listen(debugpy, port)
    _listening.add(port)
    waiting = f"Waiting for a debugger at {HOST}:{port}"
    sys.stderr.write(f"{waiting}.\n")
    sys.stderr.flush()
    tell(waiting)
    debugpy.wait_for_client()


def _python() -> str:
    """Return the Python that runs the debugger's own process."""
    if not getattr(sys, "frozen", False):
        return sys.executable
    found = shutil.which("python3") or shutil.which("python")
    if found is None:
        raise UserError(
            "The debugger needs a Python, and there is none on this computer's path.",
            "Install Python, or run the studio from its sources.",
        )
    return found


def _listen(debugpy: Any, port: int) -> None:
    """Listen at the port as soon as nothing else does; UserError where something goes on doing so."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            debugpy.listen((HOST, port))
            return
        except RuntimeError as error:
            if time.monotonic() > until:
                raise UserError(
                    f"The debugger can't listen at {HOST}:{port} ({error}).", OTHER_PORT
                ) from error
        time.sleep(0.1)


OTHER_PORT = (
    "It may be the plugin's other engine, of its training or its quick jobs, that is being debugged. Choose another port: "
    "'plugins dev FOLDER --wait-for-debugger --port 5679'."
)

MISSING = "The debugger's side of the engine, debugpy, isn't here."

HOW = (
    "Install it where the studio runs ('pip install debugpy'), or put it beside the plugin ('pip install --target "
    "FOLDER/libraries debugpy'); then attach your editor to the port. 'plugins dev FOLDER' without --wait-for-debugger "
    "runs it as usual."
)

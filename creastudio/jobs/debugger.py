"""Lets the author of a plugin step through its engine: the engine waits until a debugger is there.

Only where the author asked for it (``plugins dev FOLDER --wait-for-debugger``), and on this machine alone.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from typing import Any

from creastudio.api.errors import UserError

SETTING = "debugger"
"""Name of the port among the settings that a job sees."""

HOST = "127.0.0.1"

_listening: set[int] = set()


def attach(settings: Mapping[str, Any]) -> None:
    """Wait for a debugger where the settings name a port, once in a process.

    Raises
    ------
    UserError
        When debugpy isn't in the environment of the studio or among what the plugin brings.
    """
    port = settings.get(SETTING)
    if not isinstance(port, int) or port in _listening:
        return
    try:
        debugpy: Any = importlib.import_module("debugpy")
    except ImportError:
        raise UserError(MISSING, HOW) from None
    sys.stderr.write(f"Waiting for a debugger at {HOST}:{port}.\n")
    sys.stderr.flush()
    debugpy.listen((HOST, port))
    _listening.add(port)
    debugpy.wait_for_client()


MISSING = "The debugger's side of the engine, debugpy, isn't here."

HOW = (
    "Install it where the studio runs ('pip install debugpy'), or put it beside the plugin's package; then attach your "
    "editor to the port. 'plugins dev FOLDER' without --wait-for-debugger runs it as usual."
)

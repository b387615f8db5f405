"""Brings transformers in, offline and quiet; everything that needs it asks here."""

from __future__ import annotations

import importlib
import os
from functools import cache
from typing import Any

from creastudio.ml import safe_import

OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}


@cache
def transformers() -> Any:
    """Return the module; nothing in it may reach for a network from here on."""
    for name, value in OFFLINE.items():
        os.environ.setdefault(name, value)
    safe_import.install()
    module: Any = importlib.import_module("transformers")
    module.logging.set_verbosity_error()
    module.logging.disable_progress_bar()
    return module

"""From the name of an entry to what it names."""

from __future__ import annotations

import importlib
from typing import Any


def resolve(entry: str) -> Any:
    """Return what "package.module:name" names; imports the module."""
    module, _, name = entry.partition(":")
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    return found

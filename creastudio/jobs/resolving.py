"""From the name of an entry to what it names, and where its module is looked for."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any


def resolve(entry: str) -> Any:
    """Return what "package.module:name" names; imports the module."""
    module, _, name = entry.partition(":")
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    return found


def look_first_in(folders: Sequence[str]) -> None:
    """Put the folders of a third party's plugin first on ``sys.path``, in their order, unless they are on it."""
    for folder in reversed(folders):
        if folder not in sys.path:
            sys.path.insert(0, folder)

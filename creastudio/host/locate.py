"""Where a module lies, found without running a line of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path


def find_module(name: str, search_path: Iterable[str] = ()) -> ModuleSpec | None:
    """Return the spec of a module, looking into `search_path` first, or None.

    ``importlib.util.find_spec`` imports the parents of a dotted name; this walks down the packages' folders
    instead, so that engines (and torch with them) stay unloaded. What is no dotted name is the name of no module.
    """
    if not all(part.isidentifier() for part in name.split(".")):
        return None
    own = _walk(name, [str(folder) for folder in search_path])
    return own if own is not None else _walk(name, None)


def module_file(name: str, search_path: Iterable[str] = ()) -> Path | None:
    """Return the source file of a module, or None when there is no such module or it has no file."""
    spec = find_module(name, search_path)
    return Path(spec.origin) if spec is not None and spec.origin and spec.has_location else None


def _walk(name: str, folders: Sequence[str] | None) -> ModuleSpec | None:
    parts = name.split(".")
    spec: ModuleSpec | None = None
    for depth in range(1, len(parts) + 1):
        spec = _find(".".join(parts[:depth]), folders)
        if spec is None:
            return None
        folders = list(spec.submodule_search_locations or ())
        if depth < len(parts) and not folders:
            return None
    return spec


def _find(full_name: str, folders: Sequence[str] | None) -> ModuleSpec | None:
    if folders is not None:
        return PathFinder.find_spec(full_name, folders)
    # All finders, as a frozen app brings its own.
    for finder in sys.meta_path:
        spec = finder.find_spec(full_name, None)
        if spec is not None:
            return spec
    return None

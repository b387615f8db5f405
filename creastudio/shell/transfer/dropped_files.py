"""Files that are opened when they are dragged onto a window."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from PySide6.QtCore import QMimeData

from creastudio.workspace.incoming_cuts import CUT_SUFFIXES

PROJECT_SUFFIX = ".crea"

PLUGIN_SUFFIXES = (".creaplugin", ".whl")

FONT_SUFFIXES = (".sf2", ".sf3")
"""Of sound fonts."""


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the files of this machine among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def dropped_project(data: QMimeData, *, cuts: bool = False) -> Path | None:
    """Return the project file among what is dragged, or None; `cuts` are those of other programs, too."""
    return _first(data, {PROJECT_SUFFIX, *(CUT_SUFFIXES if cuts else ())})


def dropped_plugin(data: QMimeData) -> Path | None:
    """Return the file of a plugin among what is dragged, or None."""
    return _first(data, PLUGIN_SUFFIXES)


def dropped_font(data: QMimeData) -> Path | None:
    """Return the sound font among what is dragged, or None."""
    return _first(data, FONT_SUFFIXES)


def _first(data: QMimeData, suffixes: Container[str]) -> Path | None:
    return next((path for path in dropped_files(data) if path.suffix.lower() in suffixes), None)

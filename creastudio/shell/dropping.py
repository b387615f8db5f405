"""Files that are opened when they are dragged onto a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from creastudio.workspace.incoming_cuts import CUT_SUFFIXES

PROJECT_SUFFIX = ".crea"

PLUGIN_SUFFIXES = (".creaplugin", ".whl")

FONT_SUFFIXES = (".sf2", ".sf3")
"""Of sound fonts."""


def dropped_project(data: QMimeData, *, cuts: bool = False) -> Path | None:
    """Return the project file among what is dragged, or None; `cuts` are those of other programs, too."""
    suffixes = {PROJECT_SUFFIX, *(CUT_SUFFIXES if cuts else ())}
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in suffixes), None)


def dropped_plugin(data: QMimeData) -> Path | None:
    """Return the file of a plugin among what is dragged, or None."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in PLUGIN_SUFFIXES), None)


def dropped_font(data: QMimeData) -> Path | None:
    """Return the sound font among what is dragged, or None."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in FONT_SUFFIXES), None)

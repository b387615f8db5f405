"""Project files that are dragged onto a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

PROJECT_SUFFIX = ".crea"


def dropped_project(data: QMimeData) -> Path | None:
    """Return the project file among what is dragged, or None."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() == PROJECT_SUFFIX), None)

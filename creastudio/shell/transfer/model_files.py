"""Models in files: those that are dropped, and those that are dragged out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from creastudio.shell.canvas.importing import files_in
from creastudio.store.model_archive import CONVERTED, SHARED


def convertible(path: Path) -> bool:
    """Whether a file is a model of another program, by its ending."""
    return path.suffix.lower() in CONVERTED


def model_in(mime: QMimeData) -> Path | None:
    """Return the model that is dragged: of another program, or a shared one; None when it isn't one file alone."""
    return one_of(files_in(mime))


def one_of(files: Sequence[Path]) -> Path | None:
    """Return the model among files; None when it isn't one file alone."""
    one = files[0] if len(files) == 1 else None
    known = one is not None and (convertible(one) or one.suffix.lower() == SHARED)
    return one if known else None

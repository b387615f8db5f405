"""A folder of pictures that is dropped where files are placed: it becomes the data set of a training."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from creastudio.shell.canvas.importing import files_in
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.session import Session


def folder_in(mime: QMimeData) -> Path | None:
    """Return the folder that is dragged; None when it isn't one alone."""
    files = files_in(mime)
    return files[0] if len(files) == 1 and files[0].is_dir() else None


def take_folder(session: Session, folder: Path) -> bool:
    """Make a folder the data set of the first trainer for pictures, and offer to prepare it; False without one."""
    trainers = [work for work in session.environment.registry.trainers() if work.data == "image"]
    if not trainers:
        return False
    trainer = trainers[0]
    session.open_form(trainer.id, {}, {"data": folder})
    session.offer(
        tr("'{name}' is the data set of '{work}' now.", name=folder.name, work=tr_text(trainer.title)),
        tr("Prepare pictures…"),
        lambda: session.prepareRequested.emit(folder),
        tr("Look for bad files and duplicates before a model learns from it."),
    )
    return True

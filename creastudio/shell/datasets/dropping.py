"""A folder that is dropped where files are placed: it becomes the data set of a training."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from creastudio.api.params import role_name
from creastudio.shell.canvas.importing import files_in
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.session import Session
from creastudio.shell.widgets.data_folder import kind_in


def folder_in(mime: QMimeData) -> Path | None:
    """Return the folder that is dragged; None when it isn't one alone."""
    files = files_in(mime)
    return files[0] if len(files) == 1 and files[0].is_dir() else None


def take_folder(session: Session, folder: Path) -> bool:
    """Make a folder the data set of a trainer for what it holds, and offer to prepare pictures; False without one."""
    kind = kind_in(folder)
    trainers = [work for work in session.environment.registry.trainers() if work.data == kind]
    if not trainers:
        return False
    # What a person has is rarely enough for a model that begins from nothing.
    trainer = next((work for work in trainers if role_name(work.params, "model")), trainers[0])
    session.open_form(trainer.id, {}, {"data": folder})
    said = tr("'{name}' is the data set of '{work}' now.", name=folder.name, work=tr_text(trainer.title))
    if kind != "image":
        session.notify(said)
        return True
    session.offer(
        said,
        tr("Prepare pictures…"),
        lambda: session.prepareRequested.emit(folder),
        tr("Look for bad files and duplicates before a model learns from it."),
    )
    return True

"""Curves and samples of a training for other programs."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QToolButton, QWidget

from creastudio.api.errors import UserError
from creastudio.export.event_files import export_notes
from creastudio.export.naming import file_name
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.panels.jobs.job_text import title_of
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of


def export_button(session: Session, shown: Callable[[], str]) -> QToolButton:
    """Return a button that writes the curves and samples of the training `shown` (its job id) for TensorBoard."""
    made = QToolButton()
    set_icon(made, "download", "dim")
    made.setAccessibleName(tr("Export the curves for TensorBoard"))
    made.setToolTip(tr("Export the curves and samples as event files, for TensorBoard and others"))
    made.clicked.connect(lambda: export_curves(session, shown(), made))
    return made


def export_curves(session: Session, job_id: str, parent: QWidget) -> None:
    """Ask for a folder and write an event file into a sub-folder of it that is called like the training."""
    record = session.workspace.desk.queue.record(job_id)
    if record is None:
        return
    chosen = session.chooser.folder(parent.window(), tr("Export the curves into"))
    if chosen is None:
        return
    notes = session.workspace.training_notes(job_id)
    folder = chosen / file_name(title_of(record))

    def write() -> Path | UserError:
        try:
            return export_notes(notes, folder, time.time())
        except UserError as error:
            return error

    def tell(outcome: Path | UserError) -> None:
        if isinstance(outcome, UserError):
            session.notify(outcome.message, outcome.hint, level="error")
        else:
            session.notify(
                tr("The curves are in '{name}'.", name=folder.name),
                tr(
                    'Point TensorBoard at the folder around it: tensorboard --logdir "{folder}"',
                    folder=str(chosen),
                ),
            )

    background_of(session).run(parent, "event files", write, tell)

"""What a person does with a training that has ended."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import tr
from creastudio.shell.panels.job_text import title_of
from creastudio.shell.session import Session


def begin_anew(session: Session, job_id: str, parent: QWidget | None = None) -> bool:
    """Ask, then forget what a stopped training has learned and start it again; True when it was started."""
    record = session.workspace.desk.queue.record(job_id)
    if record is None:
        return False
    answer = ask(
        parent,
        tr("Begin '{title}' anew?", title=title_of(record)),
        tr("What it has learned so far ({percent} %) is forgotten.", percent=int(record.progress * 100)),
        (Choice("cancel", tr("Keep it")), Choice("anew", tr("Begin anew"), "primary")),
        "rotate-ccw",
    )
    return answer == "anew" and session.begin_anew(job_id) is not None

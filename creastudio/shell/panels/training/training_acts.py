"""What a person does with a training that has ended."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from creastudio.api.advice import GoBack
from creastudio.api.params import specs
from creastudio.jobs.job import JobRecord
from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import tr, tr_said, tr_text, trn
from creastudio.shell.panels.jobs.job_text import title_of
from creastudio.shell.session import Session

NAMED = 3
"""Trainings that are named in a question."""


def may_forget(records: Iterable[JobRecord], parent: QWidget | None = None) -> bool:
    """Ask before jobs are removed from the list where trainings among them could go on; True when they may go."""
    stopped = [record for record in records if could_go_on(record)]
    if not stopped:
        return True
    names = ", ".join(f"'{title_of(record)}'" for record in stopped[:NAMED])
    answer = ask(
        parent,
        trn("Forget a stopped training?", "Forget {count} stopped trainings?", len(stopped)),
        trn(
            "{names} could go on. What it has learned is deleted with it.",
            "{names} could go on. What they have learned is deleted with them.",
            len(stopped),
            names=names if len(stopped) <= NAMED else f"{names} …",
        ),
        (Choice("cancel", tr("Keep it"), "primary"), Choice("forget", tr("Forget"), "danger")),
        "trash-2",
    )
    return answer == "forget"


def could_go_on(record: JobRecord) -> bool:
    """Whether a job is a training that was stopped after it had learned something."""
    return record.request.trains and record.status in ("cancelled", "failed") and record.progress > 0


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


def go_back(session: Session, job_id: str, offer: GoBack, parent: QWidget | None = None) -> bool:
    """Ask, then go on with a training from an earlier checkpoint with other settings; True when it will.

    One that still runs is stopped first, and goes on as soon as it has stopped.
    """
    queue = session.workspace.desk.queue
    record = queue.record(job_id)
    if record is None:
        return False
    answer = ask(
        parent,
        tr("Go back to {place}?", place=tr_said(offer.place)),
        tr("What it learned after that is forgotten. {changes}", changes=_changes(session, record, offer)),
        (Choice("cancel", tr("Cancel")), Choice("back", tr("Go back"), "primary")),
        "undo-2",
    )
    if answer != "back":
        return False
    record = queue.record(job_id)
    if record is None or record.ended:
        return session.go_back(job_id, offer.params) is not None

    def when_ended(changed: JobRecord) -> None:
        if changed.id == job_id and changed.ended:
            session.jobChanged.disconnect(when_ended)
            session.go_back(job_id, offer.params)

    session.jobChanged.connect(when_ended)
    queue.cancel(job_id)
    return True


def _changes(session: Session, record: JobRecord, offer: GoBack) -> str:
    """Return in words which settings will be others; the place itself has been said."""
    known = {spec.name: spec for spec in specs(session.environment.registry.work(record.request.work).params)}
    values = [
        f"{tr_text(known[name].title)} {value:g}"
        for name, value in offer.params.items()
        if name in known and known[name].role != "go_back" and isinstance(value, (int, float))
    ]
    return tr("Then {values}.", values=", ".join(values)) if values else ""

"""Questions before a project is closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtWidgets import QWidget

from creastudio.jobs.job import JobRecord
from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import tr, tr_text, trn


def ask_to_save(
    parent: QWidget, title: str, trainings: Sequence[str] = ()
) -> Literal["save", "discard", "cancel"]:
    """Ask whether changes are to be saved; `trainings` could go on in a saved project only."""
    text = tr("What isn't saved is gone after closing.")
    if trainings:
        text += "\n\n" + trn(
            "Only a saved project keeps what {names} has learned so far.",
            "Only a saved project keeps what {names} have learned so far.",
            len(trainings),
            names=", ".join(f"'{name}'" for name in trainings),
        )
    answer = ask(
        parent,
        tr("Save '{name}' before closing?", name=title or tr("Untitled")),
        text,
        (
            Choice("discard", tr("Don't save"), role="danger"),
            Choice("cancel", tr("Cancel")),
            Choice("save", tr("Save"), role="primary"),
        ),
        icon="save",
    )
    return "save" if answer == "save" else "discard" if answer == "discard" else "cancel"


def ask_about_exports(parent: QWidget, names: list[str]) -> bool:
    """Ask whether exports that aren't done may be given up; True when they may."""
    answer = ask(
        parent,
        trn("{count} export isn't done yet", "{count} exports aren't done yet", len(names)),
        ", ".join(names),
        (
            Choice("stop", tr("Give up and close"), role="danger"),
            Choice("cancel", tr("Keep it open"), role="primary"),
        ),
        icon="upload",
    )
    return answer == "stop"


def ask_about_jobs(parent: QWidget, jobs: list[JobRecord]) -> Literal["wait", "pause", "stop", "cancel"]:
    """Ask what becomes of jobs that haven't ended."""
    names = ", ".join(dict.fromkeys(tr_text(job.request.title) for job in jobs))
    answer = ask(
        parent,
        trn("{count} job isn't done yet", "{count} jobs aren't done yet", len(jobs)),
        names
        + "\n\n"
        + tr("Paused jobs go on when you open this project again; a training goes on where it was."),
        (
            Choice("stop", tr("Stop them"), role="danger"),
            Choice("cancel", tr("Cancel")),
            Choice("wait", tr("Close when done")),
            Choice("pause", tr("Pause and close"), role="primary"),
        ),
        icon="list-checks",
    )
    return answer if answer in ("wait", "pause", "stop") else "cancel"  # pyright: ignore[reportReturnType]

"""Offers after a crash, and for a project that is open elsewhere."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QWidget

from creastudio.api.errors import UserError
from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import tr, tr_said
from creastudio.store.recovery import WorkingState


def ask_recovery(parent: QWidget | None, state: WorkingState) -> Literal["recover", "without", "cancel"]:
    """Ask whether to go on with unsaved work; it is kept until the person throws it away on the start page."""
    answer = ask(
        parent,
        tr("'{name}' has work that wasn't saved", name=state.title or tr("Untitled")),
        tr(
            "The studio ended before it was saved. Go on with that work, or start without it: it stays on the "
            "start page."
        ),
        (
            Choice("cancel", tr("Cancel")),
            Choice("without", tr("Start without it")),
            Choice("recover", tr("Go on with it"), role="primary"),
        ),
        icon="history",
    )
    return answer if answer in ("recover", "without") else "cancel"  # pyright: ignore[reportReturnType]


def ask_copy(parent: QWidget | None, error: UserError) -> bool:
    """Ask whether to open a copy of a project that is open elsewhere."""
    answer = ask(
        parent,
        tr_said(error.message),
        tr("A copy is a new project with the same content; the other one stays as it is."),
        (Choice("cancel", tr("Cancel")), Choice("copy", tr("Open a copy"), role="primary")),
        icon="copy",
    )
    return answer == "copy"


def ask_forget(parent: QWidget | None, state: WorkingState) -> bool:
    """Ask whether unsaved work may be deleted for good."""
    answer = ask(
        parent,
        tr("Delete the unsaved work of '{name}'?", name=state.title or tr("Untitled")),
        tr("This can't be undone. A saved project file isn't touched."),
        (Choice("cancel", tr("Cancel")), Choice("delete", tr("Delete"), role="danger")),
        icon="trash-2",
    )
    return answer == "delete"

"""Texts among the results: short ones are looked at on the canvas, long ones and reports are read in a dialog."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.session import Session
from creastudio.workspace.text_results import is_report

IN_PLACE = 4000
"""Bytes of a text up to which it is looked at on the canvas."""


BEGINNING = 400
"""Bytes of a text that are shown in the list of results."""


def is_text(result: Result) -> bool:
    """Whether a result is a text."""
    return result.asset.kind == "text"


def is_read_only(result: Result) -> bool:
    """Whether a result can only be read: a report on a model has no place on canvas and timeline."""
    return is_report(result.asset)


def is_only_saved(result: Result) -> bool:
    """Whether a result is kept and saved, and shown nowhere: a file of another program, or one that jobs begin with."""
    return result.asset.kind in ("file", "campaign", "model")


def is_kit(result: Result) -> bool:
    """Whether a result is a brand kit: its place is among the kits of the project."""
    return result.asset.kind == "brand"


def is_looked_at(session: Session, result: Result) -> bool:
    """Whether a result is compared in its place: anything but reports, long texts, kits and files of other programs."""
    if is_only_saved(result) or is_kit(result):
        return False
    if not is_text(result):
        return True
    return not is_read_only(result) and session.workspace.blobs.size(result.asset.sha256) <= IN_PLACE


def beginning_of(session: Session, result: Result) -> str:
    """Return how a text begins; of a report its title, which says more."""
    if is_read_only(result):
        return tr_said(result.asset.title)
    try:
        return _beginning(session.workspace.blobs.path(result.asset.sha256)) or result.asset.title
    except OSError:
        # It may come back, so that this isn't remembered.
        return result.asset.title


@lru_cache(maxsize=512)
def _beginning(path: Path) -> str:
    """Return the first words of a file of the project, which never changes."""
    with path.open("rb") as file:
        head = file.read(BEGINNING)
    return "\n".join(
        line.strip(" #*") for line in head.decode("utf-8", "ignore").splitlines() if line.strip()
    )


def read(session: Session, asset: Asset, parent: QWidget | None = None) -> None:
    """Show a text until it is closed."""
    from creastudio.shell.dialogs.frame import run
    from creastudio.shell.dialogs.reader import ReaderDialog

    run(ReaderDialog(session, asset, parent or QApplication.activeWindow()))


def offer_reading(session: Session, result: Result) -> None:
    """Say that a text is there, with a button that shows it."""
    title = tr_said(result.asset.title) or tr("The text")
    session.offer(
        tr("'{title}' is done.", title=title),
        tr("Read"),
        lambda: read(session, result.asset),
        usable=lambda: True,
    )

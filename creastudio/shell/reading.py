"""Texts among the results: they are read in a dialog rather than looked at on the canvas."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.session import Session


def is_text(result: Result) -> bool:
    """Whether a result is to be read."""
    return result.asset.kind == "text"


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

"""Asks what to do with files that are there already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import tr, trn

SHOWN_NAMES = 3


def ask_taken(parent: QWidget, names: Sequence[str], *, replaceable: bool = True) -> str:
    """Return "cancel", "replace" or "number"; a folder with something in it can't be replaced."""
    replace = (Choice("replace", tr("Replace"), role="danger"),) if replaceable else ()
    return ask(
        parent,
        trn("{count} file is there already", "{count} files are there already", len(names)),
        names_of(names),
        (Choice("cancel", tr("Cancel")), *replace, Choice("number", tr("Add a number"), role="primary")),
    )


def names_of(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    shown = ", ".join(names[:SHOWN_NAMES])
    more = len(names) - SHOWN_NAMES
    return f"{shown}, +{more}" if more > 0 else shown

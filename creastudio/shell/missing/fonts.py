"""Saying that a project asks for fonts that this computer hasn't got, and what can be done about it."""

from __future__ import annotations

from creastudio.core.edits.fonts import replace_families
from creastudio.render.text_families import missing_texts
from creastudio.render.text_font import DEFAULT_FAMILY
from creastudio.shell.i18n import tr, trn
from creastudio.shell.session import Session

SHOWN = 3
"""So many names at most are in a notice."""


def tell_missing_fonts(session: Session) -> None:
    """Say once which families of the open project are missing, with a button to replace them."""
    missing = missing_texts(session.document)
    if not missing:
        return
    names = ", ".join(f"'{name}'" for name in list(missing)[:SHOWN])
    if len(missing) > SHOWN:
        names = tr("{names} and {count} more", names=names, count=len(missing) - SHOWN)
    texts = sum(len(ids) for ids in missing.values())
    session.offer(
        trn(
            "A font of this project isn't on this computer: {names}.",
            "{count} fonts of this project aren't on this computer: {names}.",
            len(missing), names=names,
        ),
        tr("Replace…"),
        lambda: ask_replacements(session),
        trn(
            "{count} text is shown in {other} instead; its words and its font's name are kept.",
            "{count} texts are shown in {other} instead; their words and their font's name are kept.",
            texts, other=DEFAULT_FAMILY,
        ),
        usable=lambda: bool(missing_texts(session.document)),
    )  # fmt: skip


def ask_replacements(session: Session) -> None:
    """Ask which families are to stand for the missing ones, and replace them as one step."""
    from PySide6.QtWidgets import QWidget

    from creastudio.shell.dialogs.frame import run
    from creastudio.shell.dialogs.missing_fonts import MissingFontsDialog

    missing = missing_texts(session.document)
    if not missing:
        session.notify(tr("All fonts of this project are on this computer."))
        return
    owner = session.parent()
    dialog = MissingFontsDialog(session, missing, owner if isinstance(owner, QWidget) else None)
    if run(dialog):
        families = dialog.chosen()
        if families:
            session.apply(replace_families(families))
    elif dialog.shown:
        session.select(dialog.shown)
        session.show_panel("properties")

"""A contact sheet of artboards, asked for and written in line with the other exports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from creastudio.core.flagged import shown_on
from creastudio.shell.exporting.choice import first_choice
from creastudio.shell.exporting.queue import Export
from creastudio.shell.i18n import tr
from creastudio.shell.safety.exporting import may_leave
from creastudio.shell.session import Session

if TYPE_CHECKING:
    from creastudio.export.formats import Exported
    from creastudio.export.work import Cancelled, Progress


def ask_sheet(session: Session, boards: tuple[str, ...], parent: QWidget) -> Export | None:
    """Ask for a file; None where the person changed their mind."""
    chosen = [board for board in session.document.artboards if board.id in boards]
    if not may_leave(session, shown_on(session.document, chosen)):
        return None
    kinds = f"{tr('Picture')} (*.png *.jpg *.webp);;PDF (*.pdf)"
    start = str(Path(first_choice(session).folder) / "contact-sheet.png")
    path = session.chooser.save_file(parent, tr("Save the contact sheet as"), kinds, start)
    if path is None:
        return None
    target = path if path.suffix else path.with_suffix(".png")
    document, read = session.document, session.workspace.read_blob

    def make(tell: Progress, cancelled: Cancelled) -> Exported:
        from creastudio.export.contact_sheet import write_contact_sheet
        from creastudio.export.formats import Exported
        from creastudio.export.work import Work

        work = Work(document, read, tell, cancelled)
        write_contact_sheet(work, chosen, target)
        return Exported((target,), tuple(work.notes))

    return Export([target], make)

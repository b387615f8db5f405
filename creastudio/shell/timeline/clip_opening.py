"""Where a clip is opened: an artboard on the canvas, words in the properties, anything else by its properties."""

from __future__ import annotations

from creastudio.core.timeline import Clip
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.timeline.words import write_words


def open_clip(session: Session, clip: Clip) -> None:
    """Show a clip where it is made."""
    if clip.kind == "artboard":
        if not any(board.id == clip.artboard for board in session.document.artboards):
            session.notify(tr("This artboard isn't in the document any more."), level="warning")
            return
        session.set_artboard(clip.artboard)
        session.show_panel("canvas")
    elif clip.kind == "text" and not clip.asset:
        write_words(session)
    else:
        session.show_panel("properties")

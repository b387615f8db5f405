"""Where a clip is opened: an artboard on the canvas, notes in the score editor, words in the properties, anything else by its properties."""

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
        session.show_artboard(clip.artboard)
        if any(curve.layer for curve in clip.curves):
            session.notify(
                tr(
                    "On the canvas layers lie as they do without keyframes; a dashed line shows where they are now."
                ),
                tr("What keyframes add is seen in the monitor, and changed in the properties of the clip."),
            )
    elif clip.kind == "score" and clip.asset and not clip.missing:
        session.edit_score(clip.id)
    elif clip.kind == "text" and not clip.asset:
        write_words(session)
    else:
        session.show_panel("properties")

"""The sign on the picture of a flagged thing."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from creastudio.core.safety import Judgement
from creastudio.shell.safety.words import ICONS
from creastudio.shell.theme import px, tokens
from creastudio.shell.widgets.picture_cells import paint_badge


def paint_flag(
    painter: QPainter, box: QRectF, judgement: Judgement, *, shown: bool = False, below: bool = False
) -> None:
    """Paint a sign into the upper left corner of a picture where it is flagged.

    Parameters
    ----------
    shown : bool
        Whether a veiled picture is shown as it is for now.
    below : bool
        Into the lower left corner: the upper one says what it is.
    """
    if judgement:
        name = "eye" if shown else ICONS[judgement.action]
        tint = tokens().danger if judgement.action == "block" else tokens().warning
        place = box.translated(0, box.height() - px(24)) if below else box
        paint_badge(painter, place, name, tint, left=True)

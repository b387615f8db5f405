"""Tips over artboards: the whole name where there was no room to write it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.shell.canvas.hit import board_at, board_rect
from creastudio.shell.canvas.painting import NAME_SIZE, name_rect
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.i18n import tr
from creastudio.shell.layouts.words import board_title
from creastudio.shell.theme import font


def show_tip(view: QWidget, event: QHelpEvent, document: Document, viewport: Viewport) -> None:
    """Show what the artboard under the mouse is called, where that isn't written in full beside it."""
    text = tip_at(document, viewport, QPointF(event.pos()))
    if text:
        QToolTip.showText(event.globalPos(), text, view)
    else:
        QToolTip.hideText()


def tip_at(document: Document, viewport: Viewport, at: QPointF) -> str:
    """Return the name and size of the artboard at a view point; "" where its name is written in full, or none is there."""
    boards = document.artboards
    targets = [viewport.rect_to_view(board_rect(board)) for board in boards]
    under = board_at(document, viewport.to_canvas(at))
    for board, target in zip(boards, targets, strict=True):
        written = name_rect(target, board, targets)
        if (board is under or written.contains(at)) and not _whole(board, written):
            return tr(
                "{name}: {width} × {height} px",
                name=board_title(board),
                width=board.width,
                height=board.height,
            )
    return ""


def _whole(board: Artboard, written: QRectF) -> bool:
    return written.width() >= QFontMetricsF(font(NAME_SIZE)).horizontalAdvance(board_title(board))

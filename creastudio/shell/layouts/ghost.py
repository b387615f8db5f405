"""The candidate in review where it is a layout: the artboards of all its formats, where they would be placed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.results import Result
from creastudio.shell.canvas.hit import board_rect
from creastudio.shell.session import Session
from creastudio.shell.theme import color, font, px
from creastudio.workspace.campaign_project import campaign_of
from creastudio.workspace.layout_results import variant_of
from creastudio.workspace.placing import placed_layouts


@dataclass(frozen=True)
class GhostBoards:
    """Artboards that aren't there yet.

    Attributes
    ----------
    results : tuple of str
        The results that they show.
    base, document : Document
        The document as it is, and with them.
    """

    results: tuple[str, ...]
    base: Document
    document: Document

    @property
    def boards(self) -> tuple[Artboard, ...]:
        """The artboards, in the order of their formats."""
        there = {board.id for board in self.base.artboards}
        return tuple(board for board in self.document.artboards if board.id not in there)

    @property
    def rect(self) -> QRectF:
        """All of them, canvas px."""
        whole = QRectF()
        for board in self.boards:
            whole |= board_rect(board)
        return whole


def ghost_boards(
    session: Session, result: Result | None, kept: GhostBoards | None = None
) -> GhostBoards | None:
    """Return the artboards that placing a layout would add; None for what is none, is placed, or can't be shown.

    Parameters
    ----------
    kept : GhostBoards, optional
        Those that were shown last: the same where they still hold.
    """
    if result is None or result.asset.kind != "layout" or result.state != "new":
        return None
    base = session.document
    siblings = session.workspace.tray.siblings(result.id)
    names = tuple(item.id for item in campaign_of(siblings, result) or variant_of(siblings, result))
    if kept is not None and kept.results == names and kept.base is base:
        return kept
    try:
        document = placed_layouts(session.workspace, [result.id]).apply(base)
    except UserError:
        # Why it can't be placed is told when it is.
        return None
    return GhostBoards(names, base, document)


def paint_board_frame(painter: QPainter, target: QRectF, note: str = "") -> None:
    """Paint the dashed frame of an artboard that isn't there yet; the painter and `target` are in view px."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for tone, style in (("window", Qt.PenStyle.SolidLine), ("accent", Qt.PenStyle.DashLine)):
        painter.setPen(QPen(color(tone), 1.5, style))
        painter.drawRect(target)
    if note:
        painter.setFont(font(11))
        box = QRectF(painter.fontMetrics().boundingRect(note)).adjusted(-6, -3, 6, 3)
        # Above the name of the artboard.
        box.moveBottomLeft(target.topLeft() - QPointF(0, px(28)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(color("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, note)
    painter.restore()

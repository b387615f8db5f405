"""Everything the canvas paints, from the artboards up to the guides of a drag."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from creastudio.core.document import Document
from creastudio.shell.canvas import painting
from creastudio.shell.canvas.boards import BoardPictures
from creastudio.shell.canvas.candidate import Candidate
from creastudio.shell.canvas.drags import FrameDrag, LayerDrag
from creastudio.shell.canvas.dropping import REACH, target
from creastudio.shell.canvas.flags import chips, paint_chips, shown_by
from creastudio.shell.canvas.ghost import Ghost, paint_ghost
from creastudio.shell.canvas.guides import GuideDrag, paint_board_guides
from creastudio.shell.canvas.hit import board_rect
from creastudio.shell.canvas.motion import motions, paint_motions
from creastudio.shell.canvas.tools.select import SelectTool
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.i18n import tr
from creastudio.shell.layouts.ghost import GhostBoards, paint_board_frame
from creastudio.shell.layouts.pins import paint_pins
from creastudio.shell.safety.watch import safety_of
from creastudio.shell.safety.words import short
from creastudio.shell.session import Session

TITLE_TOP = 8.0
"""How far from the upper edge is written what state the view is in, view px."""


@dataclass(frozen=True)
class Scene:
    """What is painted in one paint event.

    Attributes
    ----------
    view : QRectF
        The whole view, view px.
    ratio : float
        Device px a view px.
    candidate : Candidate
        What is in review, where it would come.
    drop : QPointF or None
        Where something that is dragged in would be dropped, canvas px.
    """

    session: Session
    viewport: Viewport
    view: QRectF
    ratio: float
    boards: BoardPictures
    tool: SelectTool
    candidate: Candidate
    drop: QPointF | None = None

    def paint(self, painter: QPainter) -> None:
        """Paint everything over the ground."""
        with self.boards.first():
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        document = self.tool.document()
        ghost, ghosts, before = self.candidate.ghost, self.candidate.boards, self.candidate.before
        shown = ghosts if ghosts is not None and not before and ghosts.base is document else None
        self._paint_boards(painter, shown.document if shown is not None else document)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if shown is not None:
            self._paint_frames(painter, shown)
        paint_chips(painter, chips(document, safety_of(self.session), self.viewport))
        if ghosts is None:
            paint_pins(painter, document.find_artboard(self.session.artboard_id), self.viewport)
        paint_motions(painter, motions(self.session, document), self.viewport)
        if ghost is not None and not before:
            to_view = painting.canvas_map(self.viewport)
            paint_ghost(painter, ghost, to_view, self.session.images, self._note(ghost))
        elif ghost is None:
            self._paint_blocked(painter)
        self._paint_selection(painter)
        self._paint_drag(painter)
        if before:
            self._paint_title(painter, tr("Before"))

    def _paint_frames(self, painter: QPainter, ghosts: GhostBoards) -> None:
        for board in ghosts.boards:
            note = tr("Preview") if board is ghosts.boards[0] else ""
            paint_board_frame(painter, self.viewport.rect_to_view(board_rect(board)), note)

    def _paint_blocked(self, painter: QPainter) -> None:
        """Say why the candidate isn't shown in its place: a blocked text has no preview."""
        result = self.session.result(self.session.active_result) if self.session.active_result else None
        found = safety_of(self.session).of(result.asset.sha256) if result is not None else None
        if found is not None and found.action == "block":
            self._paint_title(painter, short(found))

    def _note(self, ghost: Ghost) -> str:
        found = safety_of(self.session).of(shown_by(ghost.layer))
        return f"{tr('Preview')} · {short(found)}" if found else tr("Preview")

    def _paint_title(self, painter: QPainter, text: str) -> None:
        painting.paint_hint(painter, text, QPointF(self.view.center().x() - 40, TITLE_TOP))

    def _paint_boards(self, painter: QPainter, document: Document) -> None:
        shown = self.viewport.visible(self.view.width(), self.view.height())
        active = self.session.artboard_id
        targets = [self.viewport.rect_to_view(board_rect(board)) for board in document.artboards]
        for board, place in zip(document.artboards, targets, strict=True):
            rect = board_rect(board)
            if not rect.intersects(shown):
                continue
            painting.paint_ground(painter, place, board)
            visible = (rect & shown).translated(-board.x, -board.y)
            self.boards.paint(painter, document, board, place, visible, self.ratio)
            if board.guides or board.bleed or any(board.safe):
                paint_board_guides(painter, board, self.viewport)
        # Names lie over all boards: where two stand close, one is written inside.
        for board, place in zip(document.artboards, targets, strict=True):
            painting.paint_name(painter, place, board, targets, active=board.id == active)

    def _paint_selection(self, painter: QPainter) -> None:
        if isinstance(self.tool.drag, FrameDrag):
            return
        for selection in self.tool.selections():
            place = painting.board_map(selection.artboard, self.viewport)
            token = "accent" if selection.movable else "faint"
            painting.paint_outlines(painter, [place.map(item) for item in selection.outlines()], token)
        places = self.tool.handle_places()
        if places and self.tool.drag is None:
            painting.paint_handles(painter, places, self.tool.hovered)

    def _paint_drag(self, painter: QPainter) -> None:
        drag = self.tool.drag
        if isinstance(drag, FrameDrag):
            painting.paint_frame(painter, self.viewport.rect_to_view(drag.rect))
        elif isinstance(drag, GuideDrag):
            painting.paint_hint(painter, drag.guides.text, self.tool.mouse)
        elif isinstance(drag, LayerDrag):
            painting.paint_guides(painter, drag.guides, drag.grip.artboard, self.viewport, self.tool.mouse)
        if self.drop is not None:
            board = target(self.session.document, self.drop, REACH / self.viewport.scale)
            if board is not None:
                painting.paint_frame(painter, self.viewport.rect_to_view(board_rect(board)))
            else:
                # At the upper edge: what is dragged hides what is beside the mouse.
                self._paint_title(painter, tr("Makes a new artboard"))

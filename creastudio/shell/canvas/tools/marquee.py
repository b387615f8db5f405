"""The marquees: what lies in a rectangle or an ellipse becomes the selection."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from creastudio.core.canvas import Artboard
from creastudio.core.edits.pixel_selection import select_pixels
from creastudio.shell.canvas import painting
from creastudio.shell.canvas.ants import paint_dashes
from creastudio.shell.canvas.tools.base import Modifiers, ToolContext
from creastudio.shell.canvas.tools.frame import FrameTool
from creastudio.shell.canvas.tools.selecting import SelectingTool

Form = Literal["rectangle", "ellipse"]


class MarqueeTool(SelectingTool, FrameTool):
    """Draws a rectangle or an ellipse.

    Keys that are held at the press say what becomes of what was selected; pressed later, Shift makes equal sides
    and Alt draws from the middle.
    """

    def __init__(self, context: ToolContext, *, shape: Form) -> None:
        super().__init__(context)
        self._form: Form = shape
        self._held = Modifiers.NoModifier

    def press(self, at: QPointF, modifiers: Modifiers) -> None:
        board = self.board_under(at)
        if board is None or self.begin_move(board, at, modifiers):
            return
        self.mode, self._held = self.mode_of(modifiers), modifiers
        FrameTool.press(self, at, modifiers & Modifiers.ControlModifier)

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        if not self.move_on(at):
            self._held &= modifiers
            FrameTool.move(self, at, modifiers & ~self._held)

    def release(self) -> None:
        if not self.end_move():
            FrameTool.release(self)

    def draw(self, artboard: Artboard, rect: QRectF, modifiers: Modifiers) -> None:
        del modifiers
        self.take(artboard, self._path(rect))

    def click(self, artboard: Artboard, at: QPointF, modifiers: Modifiers) -> None:
        del at, modifiers
        if self.mode == "replace":
            self.session.apply(select_pixels(artboard.id, None))

    def paint(self, painter: QPainter) -> None:
        if self.artboard is None or self.rect is None:
            return
        place = painting.board_map(self.artboard, self.context.viewport())
        paint_dashes(painter, place.map(self._path(self.rect)))
        corner = place.mapRect(self.rect).bottomRight()
        painting.paint_hint(painter, f"{self.rect.width():.0f} × {self.rect.height():.0f}", corner)

    def _path(self, rect: QRectF) -> QPainterPath:
        path = QPainterPath()
        if self._form == "ellipse":
            path.addEllipse(rect)
        else:
            path.addRect(rect)
        return path

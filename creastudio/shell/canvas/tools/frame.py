"""A rectangle drawn with the mouse on one artboard: what shapes, text boxes, selections and crops begin with."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from creastudio.core.canvas import Artboard
from creastudio.shell.canvas import painting
from creastudio.shell.canvas.hit import board_at, board_under, outline
from creastudio.shell.canvas.snapping import REACH, Lines, lines_on, snap_point
from creastudio.shell.canvas.tools.base import Modifiers, QuietTool, ToolContext

CLICK = 4.0
"""View px that the mouse must go before a press becomes a rectangle."""


class FrameTool(QuietTool):
    """Draws a rectangle; Shift makes it square, Alt draws from its middle, Ctrl lets go of lines.

    A drag that begins beside the artboards belongs to the one it covers most of, as a ground with bleed does.
    What is drawn goes to ``draw``, a press without a drag to ``click``; both in artboard px.
    """

    def __init__(self, context: ToolContext) -> None:
        super().__init__(context)
        self.artboard: Artboard | None = None
        self._beside = False
        self._start = QPointF()
        self._pressed = QPointF()
        self._rect: QRectF | None = None
        self._modifiers = Modifiers.NoModifier

    def draw(self, artboard: Artboard, rect: QRectF, modifiers: Modifiers) -> None:
        """Take a rectangle, artboard px."""

    def click(self, artboard: Artboard, at: QPointF, modifiers: Modifiers) -> None:
        """Take a press without a drag, artboard px."""

    @property
    def rect(self) -> QRectF | None:
        """The rectangle that is being drawn, artboard px."""
        return self._rect

    def press(self, at: QPointF, modifiers: Modifiers) -> None:
        point = self.to_canvas(at)
        found = board_at(self.session.document, point)
        board = found or self.session.artboard
        if board is None:
            return
        self.session.set_artboard(board.id)
        self.artboard, self._pressed, self._beside = board, at, found is None
        self._start = self._snapped(at, modifiers)
        self._rect = None
        self._modifiers = modifiers

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        if self.artboard is None:
            return
        self._modifiers = modifiers
        if self._rect is None and (at - self._pressed).manhattanLength() < CLICK:
            return
        if self._beside:
            self._go_home(at, modifiers)
        self._rect = self._drawn(self._snapped(at, modifiers), modifiers)
        self.context.changed()

    def release(self) -> None:
        board, rect = self.artboard, self._rect
        self.artboard, self._rect = None, None
        if board is None:
            return
        if rect is not None and rect.width() > 0 and rect.height() > 0:
            self.draw(board, rect, self._modifiers)
        elif rect is None:
            self.click(board, self._start, self._modifiers)
        self.context.changed()

    def cancel(self) -> bool:
        had = self.artboard is not None
        self.artboard, self._rect = None, None
        self.context.changed()
        return had

    def paint(self, painter: QPainter) -> None:
        if self.artboard is None or self._rect is None:
            return
        rect = self._rect.translated(self.artboard.x, self.artboard.y)
        target = self.context.viewport().rect_to_view(rect)
        painting.paint_frame(painter, target)
        text = f"{self._rect.width():.0f} × {self._rect.height():.0f}"
        painting.paint_hint(painter, text, target.bottomRight())

    def _go_home(self, at: QPointF, modifiers: Modifiers) -> None:
        """Draw on the artboard that is covered most, when the drag began on none."""
        rect = QRectF(self.to_canvas(self._pressed), self.to_canvas(at)).normalized()
        board = board_under(self.session.document, rect)
        if board is not None and board is not self.artboard:
            self.session.set_artboard(board.id)
            self.artboard = board
            self._start = self._snapped(self._pressed, modifiers)

    def _snapped(self, at: QPointF, modifiers: Modifiers) -> QPointF:
        board = self.artboard
        point = self.to_canvas(at)
        if board is None:
            return point
        point -= QPointF(board.x, board.y)
        if modifiers & Modifiers.ControlModifier:
            return point
        reach = REACH / self.context.viewport().scale
        snap = snap_point(point.x(), point.y(), self._lines(board), reach)
        return QPointF(round(point.x() + snap.dx), round(point.y() + snap.dy))

    def _lines(self, board: Artboard) -> Lines:
        return lines_on(board, [outline(layer).boundingRect() for layer in board.layers if layer.visible])

    def _drawn(self, to: QPointF, modifiers: Modifiers) -> QRectF:
        delta = to - self._start
        if modifiers & Modifiers.ShiftModifier:
            side = max(abs(delta.x()), abs(delta.y()))
            delta = QPointF(side if delta.x() >= 0 else -side, side if delta.y() >= 0 else -side)
        corner = self._start - delta if modifiers & Modifiers.AltModifier else self._start
        return QRectF(corner, self._start + delta).normalized()

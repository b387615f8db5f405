"""Cropping an artboard: draw what is to be left, then Enter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen

from creastudio.core.canvas import Artboard
from creastudio.core.edits.artboards import crop_artboard
from creastudio.shell.canvas import painting
from creastudio.shell.canvas.hit import board_rect
from creastudio.shell.canvas.tools.base import Modifiers, ToolContext
from creastudio.shell.canvas.tools.frame import FrameTool
from creastudio.shell.i18n import tr


class CropTool(FrameTool):
    """Draws a frame with thirds; Enter or a double click in it crops, Escape gives up."""

    def __init__(self, context: ToolContext) -> None:
        super().__init__(context)
        self._kept: tuple[Artboard, QRectF] | None = None

    def draw(self, artboard: Artboard, rect: QRectF, modifiers: Modifiers) -> None:
        del modifiers
        self._kept = (artboard, rect)

    def click(self, artboard: Artboard, at: QPointF, modifiers: Modifiers) -> None:
        del artboard, at, modifiers

    def press(self, at: QPointF, modifiers: Modifiers) -> None:
        if self._kept is None or not self._frame(*self._kept).contains(at):
            self._kept = None
            super().press(at, modifiers)

    def double_click(self, at: QPointF) -> bool:
        del at
        return self._crop()

    def key(self, event: QKeyEvent) -> bool:
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._crop()

    def cancel(self) -> bool:
        had = self._kept is not None
        self._kept = None
        return super().cancel() or had

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        if self._kept is None:
            return
        board, _ = self._kept
        frame = self._frame(*self._kept)
        outside = QPainterPath()
        outside.addRect(self.context.viewport().rect_to_view(board_rect(board)))
        inside = QPainterPath()
        inside.addRect(frame)
        painter.fillPath(outside.subtracted(inside), QColor(0, 0, 0, 130))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(255, 255, 255, 110), 1))
        for share in (1 / 3, 2 / 3):
            x, y = frame.left() + frame.width() * share, frame.top() + frame.height() * share
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
        painter.setPen(QPen(QColor(255, 255, 255), 1.5))
        painter.drawRect(frame)
        painting.paint_hint(painter, tr("Enter crops, Escape gives up"), frame.bottomLeft())

    def _frame(self, board: Artboard, rect: QRectF) -> QRectF:
        return self.context.viewport().rect_to_view(rect.translated(board.x, board.y))

    def _crop(self) -> bool:
        if self._kept is None:
            return False
        board, rect = self._kept
        self._kept = None
        width, height = max(1, round(rect.width())), max(1, round(rect.height()))
        self.session.apply(crop_artboard(board.id, round(rect.left()), round(rect.top()), width, height))
        self.context.choose("select")
        return True

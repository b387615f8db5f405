"""The eyedropper: takes a colour from the picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from creastudio.core.edits.palette import set_palette
from creastudio.render.compositor import Compositor
from creastudio.shell.canvas import painting
from creastudio.shell.canvas.hit import board_at
from creastudio.shell.canvas.tools.base import Modifiers, QuietTool, ToolContext
from creastudio.shell.coloring import color_selected, remember_color


class PickerTool(QuietTool):
    """Shows the colour under the mouse; a click gives it to the selected shapes and texts, else to the palette.

    Parameters
    ----------
    take : callable, optional
        Who asked for one colour, and gets it instead; then selecting goes on.
    """

    def __init__(self, context: ToolContext, take: Callable[[str], object] | None = None) -> None:
        super().__init__(context)
        self._take = take
        self._at: QPointF | None = None
        self.color = ""

    def hover(self, at: QPointF) -> None:
        self._at = at
        self.color = self._color(at)
        self.context.changed()

    def press(self, at: QPointF, modifiers: Modifiers) -> None:
        del modifiers
        self.hover(at)
        if not self.color:
            return
        remember_color(self.color)
        if self._take is not None:
            self._take(self.color)
            self.context.choose("select")
            return
        edit = color_selected(self.session, self.color)
        self.session.apply(edit or set_palette([*self.session.document.palette, self.color]))

    def paint(self, painter: QPainter) -> None:
        if self._at is None or not self.color:
            return
        box = QRectF(self._at.x() + 14, self._at.y() - 34, 26, 26)
        painter.setPen(QPen(QColor("white"), 2))
        painter.setBrush(QColor(self.color))
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painting.paint_hint(painter, self.color, self._at)

    def _color(self, at: QPointF) -> str:
        """Return the colour of the artboard's px under a view point; "" beside every artboard."""
        point, document = self.to_canvas(at), self.session.document
        board = board_at(document, point)
        if board is None:
            return ""
        place = QRect(int(point.x() - board.x), int(point.y() - board.y), 1, 1)
        found = Compositor(document, self.session.images).artboard(board, place, QTransform())
        return found.pixelColor(0, 0).name()

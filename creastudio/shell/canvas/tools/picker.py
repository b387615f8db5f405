"""The eyedropper: takes a colour from the picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from creastudio.core.canvas import ShapeLayer, TextLayer
from creastudio.core.edits.canvas import update_layers
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.palette import set_palette
from creastudio.core.edits.place import combined
from creastudio.core.fills import SolidFill
from creastudio.render.compositor import Compositor
from creastudio.shell.canvas import painting
from creastudio.shell.canvas.hit import board_at
from creastudio.shell.canvas.tools.base import Modifiers, QuietTool, ToolContext


class PickerTool(QuietTool):
    """Shows the colour under the mouse; a click gives it to the selected shapes and texts, else to the palette."""

    def __init__(self, context: ToolContext) -> None:
        super().__init__(context)
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
        edits: list[Edit] = []
        for _, layer in self.session.document.find_layers(self.session.selected_layers):
            if isinstance(layer, ShapeLayer):
                edits.append(update_layers([layer.id], fill=SolidFill(color=self.color)))
            elif isinstance(layer, TextLayer):
                edits.append(update_layers([layer.id], color=self.color))
        if edits:
            self.session.apply(combined("Change shape", *edits))
        else:
            self.session.apply(set_palette([*self.session.document.palette, self.color]))

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

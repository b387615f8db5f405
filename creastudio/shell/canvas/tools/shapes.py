"""Tools that draw a shape or a text box."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from creastudio.core.canvas import Artboard, Layer, ShapeLayer, TextLayer, Transform
from creastudio.core.edits.canvas import add_layer
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import inside
from creastudio.core.fills import Outline, SolidFill
from creastudio.shell.canvas.hit import board_nearest, board_under
from creastudio.shell.canvas.tools.base import Modifiers, ToolContext
from creastudio.shell.canvas.tools.frame import FrameTool
from creastudio.shell.canvas.tools.write import WriteTool
from creastudio.shell.coloring import text_color
from creastudio.shell.i18n import tr

CLICKED = 8
"""A click makes a shape as wide as the artboard divided by this."""

TITLES = {
    "rectangle": lambda: tr("Rectangle"),
    "ellipse": lambda: tr("Ellipse"),
    "polygon": lambda: tr("Polygon"),
    "star": lambda: tr("Star"),
    "line": lambda: tr("Line"),
}


class ShapeTool(FrameTool):
    """Draws one shape; afterwards it is selected and the select tool is back.

    What is drawn beside all artboards, where nobody would see it, goes on the nearest one.
    """

    def __init__(self, context: ToolContext, shape: str) -> None:
        super().__init__(context)
        self._shape = shape

    def draw(self, artboard: Artboard, rect: QRectF, modifiers: Modifiers) -> None:
        artboard, place = self._home(artboard, rect)
        self._add(artboard, shape_layer(self._shape, place), "Add shape")

    def click(self, artboard: Artboard, at: QPointF, modifiers: Modifiers) -> None:
        side = max(16.0, artboard.width / CLICKED)
        box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
        artboard, place = self._home(artboard, box)
        self._add(artboard, shape_layer(self._shape, place), "Add shape")

    def _home(self, artboard: Artboard, rect: QRectF) -> tuple[Artboard, Transform]:
        """Return where a box (artboard px) lies; the nearest artboard, and inside it, where it would touch none."""
        on_canvas = rect.translated(artboard.x, artboard.y)
        document = self.session.document
        if board_under(document, on_canvas) is None:
            artboard = board_nearest(document, on_canvas.center()) or artboard
            self.session.set_artboard(artboard.id)
            rect = on_canvas.translated(-artboard.x, -artboard.y)
            center = QPointF(*inside(artboard, rect.width(), rect.height(), rect.center().toTuple()))
            rect.moveCenter(center)
        x, y = rect.center().x(), rect.center().y()
        return artboard, Transform(x=x, y=y, width=rect.width(), height=rect.height())

    def _add(self, artboard: Artboard, layer: Layer, label: str) -> None:
        edit = Edit(label, add_layer(artboard.id, layer).apply)
        if self.session.apply(edit):
            self.session.select([layer.id])
        self.context.choose("select")


class TextTool(ShapeTool):
    """Draws a text box and begins to write in it; a click begins text that is as wide as it gets."""

    def __init__(self, context: ToolContext) -> None:
        super().__init__(context, "text")

    def draw(self, artboard: Artboard, rect: QRectF, modifiers: Modifiers) -> None:
        self._write(artboard, rect, wrap=True)

    def click(self, artboard: Artboard, at: QPointF, modifiers: Modifiers) -> None:
        size = text_size(artboard)
        self._write(artboard, QRectF(at.x(), at.y() - size, size * 8, size * 1.4), wrap=False)

    def _write(self, artboard: Artboard, rect: QRectF, *, wrap: bool) -> None:
        artboard, place = self._home(artboard, rect)
        layer = TextLayer(
            name=tr("Text"), size=text_size(artboard), color=text_color(artboard), transform=place, wrap=wrap
        )
        # Handles of another layer would only be in the way of the words.
        self.session.select()
        self.context.begin(WriteTool(self.context, layer, artboard))


def shape_layer(shape: str, place: Transform) -> ShapeLayer:
    """Return a new shape in the studio's grey; a line has an outline alone."""
    name = TITLES[shape]()
    if shape == "line":
        line = Outline(fill=SolidFill(color="#404040"), width=4)
        return ShapeLayer(name=name, shape="line", fill=None, outline=line, transform=place)
    return ShapeLayer(name=name, shape=shape, fill=SolidFill(color="#8c93a8"), transform=place)  # type: ignore[arg-type]


def text_size(artboard: Artboard) -> float:
    """Return a font size that reads well on an artboard, px."""
    return max(12.0, round(min(artboard.width, artboard.height) / 16))

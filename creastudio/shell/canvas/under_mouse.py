"""What lies under a point of the view: a layer, a text within a group, an artboard or its name. Points are in view px."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from creastudio.core.canvas import Artboard, GroupLayer, Layer, TextLayer
from creastudio.core.document import Document, walk
from creastudio.shell.canvas.hit import board_at, board_rect, layer_at, outline, placed
from creastudio.shell.canvas.painting import name_rect
from creastudio.shell.canvas.viewport import Viewport


def layer_under(document: Document, viewport: Viewport, at: QPointF) -> tuple[Artboard, Layer] | None:
    """Return the layer under a point with its artboard."""
    point = viewport.to_canvas(at)
    board = board_at(document, point)
    if board is None:
        return None
    layer = layer_at(board, point - QPointF(board.x, board.y))
    return None if layer is None else (board, layer)


def text_under(document: Document, viewport: Viewport, at: QPointF) -> TextLayer | None:
    """Return the text under a point: the topmost layer there, or where that is a group, the topmost text in it."""
    under = layer_under(document, viewport, at)
    if under is None:
        return None
    board, layer = under
    if not isinstance(layer, GroupLayer):
        return layer if isinstance(layer, TextLayer) else None
    point = viewport.to_canvas(at) - QPointF(board.x, board.y)
    inside = {item.id for item in walk((layer,))}
    found = [
        item
        for item, parent in placed(board.layers)
        if item.id in inside
        and isinstance(item, TextLayer)
        and outline(item, parent).containsPoint(point, Qt.FillRule.WindingFill)
    ]
    return found[-1] if found else None


def name_under(document: Document, viewport: Viewport, at: QPointF) -> Artboard | None:
    """Return the artboard whose name is written at a point, the topmost."""
    boards = document.artboards
    targets = [viewport.rect_to_view(board_rect(board)) for board in boards]
    for board, target in zip(reversed(boards), reversed(targets), strict=True):
        if name_rect(target, board, targets).contains(at):
            return board
    return None

"""Which layer or artboard lies under a point, and where layers lie once the turns of their groups are counted."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF, QTransform

from creastudio.core.canvas import AdjustmentLayer, Artboard, GroupLayer, Layer
from creastudio.core.document import Document
from creastudio.render.bounds import group_transform, layer_transform


def board_rect(artboard: Artboard) -> QRectF:
    """Return where an artboard lies, canvas px."""
    return QRectF(artboard.x, artboard.y, artboard.width, artboard.height)


def board_at(document: Document, point: QPointF) -> Artboard | None:
    """Return the topmost artboard at a canvas point."""
    return next((board for board in reversed(document.artboards) if board_rect(board).contains(point)), None)


def board_under(document: Document, rect: QRectF) -> Artboard | None:
    """Return the artboard that a canvas rectangle covers most of; None when it touches none."""

    def covered(board: Artboard) -> float:
        shared = board_rect(board) & rect
        return shared.width() * shared.height()

    best = max(reversed(document.artboards), key=covered, default=None)
    return best if best is not None and covered(best) > 0 else None


def board_nearest(document: Document, point: QPointF) -> Artboard | None:
    """Return the artboard nearest to a canvas point; None without artboards."""
    return min(reversed(document.artboards), key=lambda board: board_distance(board, point), default=None)


def board_distance(board: Artboard, point: QPointF) -> float:
    """Return how far outside an artboard a canvas point lies, px; 0 on it."""
    rect = board_rect(board)
    across = max(rect.left() - point.x(), point.x() - rect.right(), 0.0)
    return math.hypot(across, max(rect.top() - point.y(), point.y() - rect.bottom(), 0.0))


def layer_at(artboard: Artboard, point: QPointF) -> Layer | None:
    """Return the topmost layer of the artboard at a point in artboard px; hidden and locked ones let through."""
    for layer in reversed(artboard.layers):
        if not layer.locked and _covers(layer, point):
            return layer
    return None


def layers_in(artboard: Artboard, rect: QRectF) -> list[Layer]:
    """Return the layers whose bounds touch a rectangle in artboard px."""
    return [
        layer
        for layer in artboard.layers
        if layer.visible and not layer.locked and outline(layer).boundingRect().intersects(rect)
    ]


def outline(layer: Layer, parent: QTransform | None = None) -> QPolygonF:
    """Return the four corners of a layer (top left, top right, bottom right, bottom left), artboard px."""
    box = QRectF(0, 0, layer.transform.width, layer.transform.height)
    corners = [box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()]
    place = layer_transform(layer) if parent is None else layer_transform(layer) * parent
    return QPolygonF([place.map(corner) for corner in corners])


def placed(layers: tuple[Layer, ...], parent: QTransform | None = None) -> Iterator[tuple[Layer, QTransform]]:
    """Yield each layer, however deep, with the map from the px that its transform is in to artboard px."""
    above = parent if parent is not None else QTransform()
    for layer in layers:
        yield layer, above
        if isinstance(layer, GroupLayer):
            yield from placed(layer.layers, group_transform(layer) * above)


def parent_map(document: Document, layer_id: str) -> QTransform:
    """Return the map from the px that a layer's transform is in to artboard px; none for a layer that isn't there."""
    for artboard in document.artboards:
        for layer, above in placed(artboard.layers):
            if layer.id == layer_id:
                return above
    return QTransform()


def _covers(layer: Layer, point: QPointF) -> bool:
    if not layer.visible or isinstance(layer, AdjustmentLayer):
        return False
    if isinstance(layer, GroupLayer):
        turn, _ = group_transform(layer).inverted()
        inside = turn.map(point)
        return any(_covers(item, inside) for item in layer.layers)
    back, possible = layer_transform(layer).inverted()
    box = QRectF(0, 0, layer.transform.width, layer.transform.height)
    return possible and box.contains(back.map(point))

"""How far layers paint, in the px that they lie in."""

from __future__ import annotations

import weakref

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from creastudio.core.canvas import AdjustmentLayer, GroupLayer, Layer, LinkedLayer, ShapeLayer, TextLayer
from creastudio.core.placement import around_center, box_map
from creastudio.render.reach import reach_of
from creastudio.render.text import text_bounds

EVERYWHERE = QRectF(-1e7, -1e7, 2e7, 2e7)

_kept: dict[int, tuple[weakref.ref[Layer], QRectF]] = {}
"""Bounds by the id of their layer, which go when it does: a film makes some thousand layers a minute."""


def layer_transform(layer: Layer) -> QTransform:
    """Return the map from a layer's own box, (0, 0) to (width, height), to the px that it lies in."""
    return QTransform(*box_map(layer.transform))


def group_transform(group: GroupLayer) -> QTransform:
    """Return the map that a group makes of its layers."""
    return QTransform(*around_center(group.transform))


def painted_bounds(layer: Layer) -> QRectF:
    """Return the upright rectangle around all that a layer paints, effects included.

    Remembered by the identity of the layer, so that a thousand of them cost a look each.
    """
    kept = _kept.get(id(layer))
    if kept is not None and kept[0]() is layer:
        return kept[1]
    found = _measured(layer)
    key = id(layer)
    _kept[key] = (weakref.ref(layer, lambda gone: _forget(key, gone)), found)
    return found


def _forget(key: int, gone: weakref.ref[Layer]) -> None:
    # The id may be that of another layer by now.
    kept = _kept.get(key)
    if kept is not None and kept[0] is gone:
        del _kept[key]


def _measured(layer: Layer) -> QRectF:
    if isinstance(layer, AdjustmentLayer):
        return EVERYWHERE
    if isinstance(layer, GroupLayer):
        found = QRectF()
        for item in layer.layers:
            if item.visible and not isinstance(item, AdjustmentLayer):
                found |= painted_bounds(item)
        found = group_transform(layer).mapRect(found)
    else:
        found = layer_transform(layer).mapRect(_own_box(layer))
    reach = reach_of(layer.effects)
    return found.adjusted(-reach, -reach, reach, reach)


def _own_box(layer: Layer) -> QRectF:
    """Return what a layer paints in its own box's px."""
    box = QRectF(0, 0, layer.transform.width, layer.transform.height)
    if isinstance(layer, TextLayer):
        # Text that is too long runs out of its box, to where its alignment and anchor send it.
        return (box | text_bounds(layer)).adjusted(-1, -1, 1, 1)
    if isinstance(layer, ShapeLayer):
        # Mitred corners reach farther than half the line.
        over = layer.outline.width * 2 if layer.outline is not None else 0.0
        return box.adjusted(-over, -over, over, over)
    if isinstance(layer, LinkedLayer):
        # What the source paints beyond its box comes along; twice the box has room for all but the strangest.
        over = max(box.width(), box.height())
        return box.adjusted(-over, -over, over, over)
    return box

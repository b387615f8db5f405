"""How far effects paint beyond their layer."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect

from creastudio.core.effects import DropShadow, Effect, LayerBlur, Stroke

REACH = 3.0
"""Standard deviations after which a Gaussian is taken as nothing."""


def reach_of(effects: tuple[Effect, ...]) -> float:
    """Return how far effects paint beyond the layer, artboard px; 0 where there is none to paint.

    A little more than that: a stroke inside needs to see where the layer ends.
    """
    if not any(item.visible for item in effects):
        return 0.0
    blurred = sum(REACH * item.radius for item in effects if item.visible and isinstance(item, LayerBlur))
    beyond = 0.0
    for item in effects:
        if not item.visible:
            continue
        if isinstance(item, DropShadow):
            beyond = max(beyond, REACH * item.blur + item.spread + max(abs(item.x), abs(item.y)))
        elif isinstance(item, Stroke) and item.position != "inside":
            beyond = max(beyond, item.width)
    return blurred + beyond + 2.0


def device_room(rect: QRect, reach: float, scale: float) -> QRect:
    """Return a device rectangle with room for effects around it."""
    room = math.ceil(reach * scale)
    return rect.adjusted(-room, -room, room, room)

"""The handles around the selection: eight to scale, one to turn."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from creastudio.core.canvas import Layer, Transform
from creastudio.core.placement import Affine, chained, inverted, mapped, moved, turn_of

Corner = Literal["nw", "n", "ne", "e", "se", "s", "sw", "w"]
Handle = Literal["nw", "n", "ne", "e", "se", "s", "sw", "w", "turn"]

SIDE = 8.0
"""Side of a handle, view px."""

GRAB = 9.0
"""How near the mouse must be to take one, view px."""

TURN_GAP = 26.0
"""How far the turning handle stands off the box, view px."""

TINY, ROOMY = 14.0, 28.0
"""Sides of a box, view px: below the first it is flat, below the second there is no room in the middle of a side."""

MIN_SIZE = 1.0
"""Smallest side a layer can be scaled to, artboard px."""

DIRECTIONS: Mapping[Corner, tuple[int, int]] = {
    "nw": (-1, -1), "n": (0, -1), "ne": (1, -1), "e": (1, 0), "se": (1, 1), "s": (0, 1), "sw": (-1, 1), "w": (-1, 0),
}  # fmt: skip
"""Which sides of the box a handle moves: -1 left or top, 1 right or bottom."""


@dataclass(frozen=True)
class Box:
    """The frame around the selection in the px its layers are placed in: one layer's own, or upright around all."""

    place: Transform

    @classmethod
    def around(cls, layers: list[Layer], rects: list[QRectF]) -> Box:
        """Return the box of one layer, or the one around the bounds of several."""
        if len(layers) == 1:
            return cls(layers[0].transform)
        whole = QRectF(rects[0])
        for rect in rects[1:]:
            whole |= rect
        center = whole.center()
        width, height = max(whole.width(), 1e-3), max(whole.height(), 1e-3)
        return cls(Transform(x=center.x(), y=center.y(), width=width, height=height))

    def point(self, right: float, down: float) -> QPointF:
        """Return a point of the box: (-1, -1) is its upper left corner, (0, 0) its middle."""
        half = (right * self.place.width / 2, down * self.place.height / 2)
        x, y = mapped(half, turn_of(self.place))
        return QPointF(self.place.x + x, self.place.y + y)

    def polygon(self) -> QPolygonF:
        """Return its corners."""
        return QPolygonF([self.point(*DIRECTIONS[name]) for name in ("nw", "ne", "se", "sw")])


def positions(corners: Mapping[Corner, QPointF]) -> dict[Handle, QPointF]:
    """Return where the handles are in the view, from where those of the box are.

    A box on which they would cover what they are for has fewer: a flat one those at its ends, a small one those at its
    corners, a tiny one only that at the lower right corner, off the box.
    """
    top, bottom = corners["n"], corners["s"]
    across, along = _length(corners["e"] - corners["w"]), _length(bottom - top)
    if max(across, along) < ROOMY:
        off = corners["se"] - (top + bottom) / 2
        return {"se": corners["se"] + off * (SIDE / max(_length(off), 1e-6))}
    up = top - bottom
    length = _length(up)
    up = up / length if length > 1e-6 else QPointF(0, -1)
    return {**{name: corners[name] for name in _shown(across, along)}, "turn": top + up * TURN_GAP}


def _shown(across: float, along: float) -> tuple[Corner, ...]:
    """Return which handles a box of this width and height in the view has room for."""
    if min(across, along) < TINY:
        return ("w", "e") if along <= across else ("n", "s")
    sides: tuple[Corner, ...] = (
        *(("n", "s") if across >= ROOMY else ()),
        *(("w", "e") if along >= ROOMY else ()),
    )
    return ("nw", "ne", "se", "sw", *sides)


def _length(way: QPointF) -> float:
    return math.hypot(way.x(), way.y())


def handle_at(places: Mapping[Handle, QPointF], point: QPointF) -> Handle | None:
    """Return the nearest handle in reach of a view point."""
    nearest: Handle | None = None
    reach = GRAB
    for name, place in places.items():
        distance = math.hypot(place.x() - point.x(), place.y() - point.y())
        if distance <= reach:
            nearest, reach = name, distance
    return nearest


def cursor_for(name: Handle, rotation: float) -> Qt.CursorShape:
    """Return the cursor of a handle of a box turned by `rotation` degrees."""
    if name == "turn":
        return Qt.CursorShape.CrossCursor
    right, down = DIRECTIONS[name]
    angle = (math.degrees(math.atan2(down, right)) + rotation) % 180
    shapes = (
        Qt.CursorShape.SizeHorCursor,
        Qt.CursorShape.SizeFDiagCursor,
        Qt.CursorShape.SizeVerCursor,
        Qt.CursorShape.SizeBDiagCursor,
    )
    return shapes[round(angle / 45) % 4]


def scaled(
    box: Box, name: Corner, to: QPointF, *, keep_shape: bool, from_middle: bool
) -> tuple[float, float, QPointF]:
    """Return the factors (across, down) by which handle `name` dragged to `to` scales the box, and the fixed point.

    Both points are in the px that the box is in.
    """
    right, down = DIRECTIONS[name]
    fixed = box.point(0, 0) if from_middle else box.point(-right, -down)
    across, along = mapped((to.x() - fixed.x(), to.y() - fixed.y()), inverted(turn_of(box.place)))
    share = 0.5 if from_middle else 1.0
    scale_x = across * right / (box.place.width * share) if right else 1.0
    scale_y = along * down / (box.place.height * share) if down else 1.0
    if keep_shape and right and down:
        scale_x = scale_y = max(scale_x, scale_y)
    scale_x = max(scale_x, MIN_SIZE / box.place.width)
    scale_y = max(scale_y, MIN_SIZE / box.place.height)
    return scale_x, scale_y, fixed


def apply_scale(place: Transform, box: Box, scale_x: float, scale_y: float, fixed: QPointF) -> Transform:
    """Return where a layer of the selection lies after the box was scaled around `fixed`."""
    turn = turn_of(box.place)
    # From the px around into those of the box, seen from the fixed point; scaled there; and back.
    inside: Affine = (*turn[:4], fixed.x(), fixed.y())
    grown: Affine = (scale_x, 0.0, 0.0, scale_y, 0.0, 0.0)
    new = moved(place, chained(chained(inverted(inside), grown), inside))
    sizes = {"width": max(new.width, MIN_SIZE), "height": max(new.height, MIN_SIZE)}
    return new.model_copy(update=sizes)


def apply_turn(place: Transform, center: QPointF, degrees: float) -> Transform:
    """Return where a layer lies after the selection was turned around `center`."""
    angle = math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    dx, dy = place.x - center.x(), place.y - center.y()
    rotation = (place.rotation + degrees + 180) % 360 - 180
    return place.model_copy(
        update={
            "x": center.x() + dx * cos - dy * sin,
            "y": center.y() + dx * sin + dy * cos,
            "rotation": rotation,
        }
    )

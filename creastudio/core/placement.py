"""Where a layer lies, and the affine maps behind it."""

from __future__ import annotations

import math

from pydantic import Field

from creastudio.api.frozen import Finite, Frozen

Affine = tuple[float, float, float, float, float, float]
"""``(a, b, c, d, e, f)``: x' = a x + c y + e, y' = b x + d y + f; y down."""


SMALLEST = 1e-6
"""Least width and height of a layer, px: scaling again and again must not end at nothing."""


FARTHEST = 1e9
"""px; nothing lies beyond or is larger, so that no drawing or dragging of it meets an infinity."""


STEEPEST = 90 - 1e-6
"""Degrees; nothing leans more, for upright edges that lie flat have no map back."""


class Transform(Frozen):
    """Where a layer lies: its centre, size, turn, skew and flips. With them every affine map can be said.

    A point of the layer's box is flipped, then skewed, then turned, all around the centre.

    Attributes
    ----------
    x, y : float
        Centre of the layer in artboard px, y down.
    width, height : float
        Size before skewing and turning, px.
    rotation : float
        Degrees, clockwise.
    skew : float
        Degrees by which the upright edges lean to the left going down.
    flip_x, flip_y : bool
        Mirrored left to right, and top to bottom.
    """

    x: float = Field(default=0.0, ge=-FARTHEST, le=FARTHEST)
    y: float = Field(default=0.0, ge=-FARTHEST, le=FARTHEST)
    width: float = Field(default=1.0, gt=0, le=FARTHEST)
    height: float = Field(default=1.0, gt=0, le=FARTHEST)
    rotation: Finite = 0.0
    skew: float = Field(default=0.0, gt=-90, lt=90)
    flip_x: bool = False
    flip_y: bool = False

    @property
    def upright(self) -> bool:
        """Whether it is neither turned nor skewed nor flipped."""
        return not (self.rotation or self.skew or self.flip_x or self.flip_y)


def turn_of(place: Transform) -> Affine:
    """Return how a layer's box is flipped, skewed and turned: a linear map, around the box's centre."""
    angle = math.radians(place.rotation)
    cos, sin = math.cos(angle), math.sin(angle)
    lean = -math.tan(math.radians(place.skew))
    right, down = (-1.0 if place.flip_x else 1.0), (-1.0 if place.flip_y else 1.0)
    return (cos * right, sin * right, (cos * lean - sin) * down, (sin * lean + cos) * down, 0.0, 0.0)


def box_map(place: Transform) -> Affine:
    """Return the map from a layer's own box, (0, 0) to (width, height), to artboard px."""
    a, b, c, d, _, _ = turn_of(place)
    half_width, half_height = place.width / 2, place.height / 2
    return (
        a, b, c, d,
        place.x - a * half_width - c * half_height,
        place.y - b * half_width - d * half_height,
    )  # fmt: skip


def around_center(place: Transform) -> Affine:
    """Return the map that a group makes of its layers: flip, skew and turn around the middle of its box."""
    a, b, c, d, _, _ = turn_of(place)
    return (a, b, c, d, place.x - a * place.x - c * place.y, place.y - b * place.x - d * place.y)


def mapped(point: tuple[float, float], by: Affine) -> tuple[float, float]:
    """Return where `by` puts a point."""
    a, b, c, d, e, f = by
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def chained(first: Affine, then: Affine) -> Affine:
    """Return the map that does `first`, and then `then`."""
    a, b, c, d, e, f = first
    return (
        *_linear(then, (a, b)), *_linear(then, (c, d)), *mapped((e, f), then),
    )  # fmt: skip


def inverted(affine: Affine) -> Affine:
    """Return the map back; ZeroDivisionError for one that flattens everything."""
    a, b, c, d, e, f = affine
    determinant = a * d - b * c
    back = (d / determinant, -b / determinant, -c / determinant, a / determinant)
    return (*back, -back[0] * e - back[2] * f, -back[1] * e - back[3] * f)


def moved(place: Transform, by: Affine) -> Transform:
    """Return the place of a layer after an affine map of the px it lies in.

    The map is split again into flip, size, skew and turn (a QR decomposition); a flip left to right is said as
    one top to bottom and a half turn, unless the layer was flipped so before. What would lie beyond `FARTHEST`, be
    larger, or smaller than `SMALLEST`, stays there: a document with it couldn't be opened again.
    """
    whole = chained(box_map(place), by)
    a, b, c, d, _, _ = whole
    # A box that was flipped left to right is read with that flip taken out, and keeps it.
    if place.flip_x:
        a, b = -a, -b
    center = mapped((place.width / 2, place.height / 2), whole)
    across = math.hypot(a, b)
    if across * place.width < SMALLEST:
        # Too narrow to have a direction: it keeps its own.
        down = math.hypot(c, d) * place.height
        sizes = {"width": SMALLEST, "height": _size(down)}
        return place.model_copy(update={"x": _within(center[0]), "y": _within(center[1]), **sizes})
    right, lower = a / across, b / across
    lean, down = right * c + lower * d, right * d - lower * c
    flip_y = down < 0
    if flip_y:
        lean, down = -lean, -down
    return place.model_copy(
        update={
            "x": _within(center[0]),
            "y": _within(center[1]),
            "width": _size(place.width * across),
            "height": _size(place.height * down),
            "rotation": _kept(place.rotation, math.degrees(math.atan2(lower, right))),
            "skew": _kept(place.skew, max(-STEEPEST, min(STEEPEST, -math.degrees(math.atan2(lean, down)))))
            if down * place.height > SMALLEST
            else 0.0,
            "flip_y": flip_y,
        }
    )


def between(old: Transform, new: Transform) -> Affine:
    """Return the map of the px around that takes a layer from `old` to `new`."""
    scaled = (new.width / old.width, 0.0, 0.0, new.height / old.height, 0.0, 0.0)
    return chained(chained(inverted(box_map(old)), scaled), box_map(new))


def _within(px: float) -> float:
    return max(-FARTHEST, min(FARTHEST, px))


def _size(px: float) -> float:
    return max(SMALLEST, min(FARTHEST, px))


def _linear(by: Affine, point: tuple[float, float]) -> tuple[float, float]:
    a, b, c, d, _, _ = by
    return a * point[0] + c * point[1], b * point[0] + d * point[1]


def _kept(before: float, now: float) -> float:
    """Return an angle as it was where only rounding changed it, in degrees."""
    return before if abs((now - before + 180) % 360 - 180) < 1e-7 else round(now, 9) + 0.0

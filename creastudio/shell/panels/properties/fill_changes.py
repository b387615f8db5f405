"""What becomes of a fill when one thing of it is changed."""

from __future__ import annotations

import math

from creastudio.core.fills import Fill, GradientFill, GradientStop, SolidFill


def first_color(fill: Fill | None) -> str:
    """Return the colour that a fill begins with."""
    if fill is None:
        return "#8c93a8"
    return fill.stops[0].color if isinstance(fill, GradientFill) else fill.color


def kind_of(fill: Fill | None) -> str:
    """Return "", "solid", or the kind of a gradient."""
    return fill.kind if isinstance(fill, GradientFill) else "solid" if fill is not None else ""


def with_kind(fill: Fill | None, kind: str) -> Fill | None:
    """Return a fill of another kind, in the colours of the one before as far as it has them."""
    if kind == "":
        return None
    if kind == "solid":
        return SolidFill(color=first_color(fill))
    last = fill.stops[-1].color if isinstance(fill, GradientFill) else "#20242e"
    stops = (GradientStop(color=first_color(fill)), GradientStop(offset=1, color=last))
    start = (0.0, 0.5) if kind == "linear" else (0.5, 0.5)
    return GradientFill.model_validate({"kind": kind, "start": start, "end": (1.0, 0.5), "stops": stops})


def recolored(fill: Fill | None, place: int, color: str) -> Fill:
    """Return a fill with another colour: of the gradient's stop at `place`, else of all of it."""
    if not isinstance(fill, GradientFill):
        return SolidFill(color=color)
    stops = list(fill.stops)
    stops[place] = stops[place].model_copy(update={"color": color})
    return fill.model_copy(update={"stops": tuple(stops)})


def direction_of(fill: GradientFill) -> float:
    """Return the direction of a gradient, degrees clockwise from the right."""
    dx, dy = fill.end[0] - fill.start[0], fill.end[1] - fill.start[1]
    return math.degrees(math.atan2(dy, dx))


def turned(fill: GradientFill, degrees: float) -> GradientFill:
    """Turn a gradient around the middle of its box; a conic one around its start."""
    dx, dy = math.cos(math.radians(degrees)) / 2, math.sin(math.radians(degrees)) / 2
    start = (0.5, 0.5) if fill.kind == "conic" else (0.5 - dx, 0.5 - dy)
    return fill.model_copy(update={"start": start, "end": (0.5 + dx, 0.5 + dy)})

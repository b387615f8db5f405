"""What shapes and strokes are filled with: one colour, or a gradient."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from creastudio.api.frozen import Finite, Frozen

Color = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$")]
"""``#rrggbb`` or ``#rrggbbaa``, sRGB."""

Unit = Annotated[float, Field(ge=0, le=1)]


class GradientStop(Frozen):
    """One colour of a gradient, at `offset` between its start (0) and its end (1)."""

    offset: Unit = 0.0
    color: Color = "#000000"


class SolidFill(Frozen):
    """One colour everywhere."""

    type: Literal["solid"] = "solid"
    color: Color = "#808080"


class GradientFill(Frozen):
    """Colours that run into each other.

    Attributes
    ----------
    kind : {"linear", "radial", "conic"}
        Along the line from start to end; in circles around the start, the last colour at the end; around the
        start, clockwise from the direction of the end.
    start, end : tuple of float
        In the box of the layer: (0, 0) is its upper left corner, (1, 1) its lower right one.
    stops : tuple of GradientStop
        By offset.
    """

    type: Literal["gradient"] = "gradient"
    kind: Literal["linear", "radial", "conic"] = "linear"
    start: tuple[Finite, Finite] = (0.0, 0.0)
    end: tuple[Finite, Finite] = (0.0, 1.0)
    stops: tuple[GradientStop, ...] = Field(
        default=(GradientStop(offset=0.0, color="#ffffff"), GradientStop(offset=1.0, color="#000000")),
        min_length=1,
        max_length=64,
    )


Fill = Annotated[SolidFill | GradientFill, Field(discriminator="type")]


class Outline(Frozen):
    """The line around a shape; it lies on the edge, half inside."""

    fill: Fill = SolidFill(color="#000000")
    width: float = Field(default=1.0, gt=0, le=4096)
    """Px."""
    dash: tuple[Annotated[float, Field(ge=0, le=1e6)], ...] = Field(default=(), max_length=16)
    """Lengths of lines and gaps in turn, in widths of the line; empty for an unbroken one."""
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"

"""Keyframes: values of a clip that change over time."""

from __future__ import annotations

import itertools
from typing import Literal

from pydantic import Field, field_validator

from creastudio.api.frozen import Finite, Frozen
from creastudio.api.keys import Easing, checked_bezier

Property = Literal["opacity", "x", "y", "scale", "rotation", "volume", "pan"]

RESTING: dict[Property, float] = {
    "opacity": 1.0, "x": 0.0, "y": 0.0, "scale": 1.0, "rotation": 0.0, "volume": 0.0, "pan": 0.0,
}  # fmt: skip
"""What each property is where nothing sets it."""

BOUNDS: dict[Property, tuple[float, float]] = {
    "opacity": (0.0, 1.0), "x": (-1e6, 1e6), "y": (-1e6, 1e6), "scale": (0.0, 1000.0), "rotation": (-1e6, 1e6),
    "volume": (-120.0, 24.0), "pan": (-1.0, 1.0),
}  # fmt: skip

SILENCE = -120.0
"""Volume that is no sound at all, dB."""


class Keyframe(Frozen):
    """A value at a time.

    Attributes
    ----------
    at : int
        In the time of the clip's source, flicks, as the clip's `offset` is: trimming, splitting and moving leave
        keyframes where they are on what is shown.
    easing : str
        Of the way to the next keyframe.
    bezier : tuple of float
        x1, y1, x2, y2 of the easing "bezier": the inner control points of a cubic from (0, 0) to (1, 1), x being
        time, as CSS's ``cubic-bezier``; y may go beyond 0 and 1.
    """

    at: int
    value: float = Field(allow_inf_nan=False)
    easing: Easing = "linear"
    bezier: tuple[Finite, Finite, Finite, Finite] = (0.25, 0.1, 0.25, 1.0)

    @field_validator("bezier")
    @classmethod
    def _goes_on(cls, bezier: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        return checked_bezier(bezier)


class Curve(Frozen):
    """One property over time, of the whole clip or of one layer of the artboard that it shows.

    Attributes
    ----------
    property : str
        "opacity" 0 to 1; "x", "y" px of the frame (of a layer: artboard px) from where it lies at rest; "scale" 1 for
        as it lies at rest; "rotation" degrees clockwise; "volume" dB; "pan" -1 left to 1 right. Of a layer all of
        them are added to (opacity, scale: multiplied with) what the layer itself says.
    layer : str
        Id of a layer; empty for the clip.
    value : float
        What it is while there is no keyframe.
    keys : tuple of Keyframe
        Sorted by time, one at each at most.
    """

    property: Property
    layer: str = ""
    value: float = Field(default=0.0, allow_inf_nan=False)
    keys: tuple[Keyframe, ...] = Field(default=(), max_length=100_000)

    @field_validator("keys")
    @classmethod
    def _in_order(cls, keys: tuple[Keyframe, ...]) -> tuple[Keyframe, ...]:
        if any(left.at >= right.at for left, right in itertools.pairwise(keys)):
            raise ValueError("keyframes follow one another")
        return keys

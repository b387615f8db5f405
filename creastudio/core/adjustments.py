"""Adjustments: how an adjustment layer changes the colours of what lies below it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from creastudio.api.recipe import Frozen
from creastudio.core.fills import Unit

Curve = tuple[tuple[Unit, Unit], ...]
"""Points (in, out), by the first; between them a monotone cubic (Fritsch and Carlson, 1980)."""

STRAIGHT: Curve = ((0.0, 0.0), (1.0, 1.0))


class Levels(Frozen):
    """Stretches the tones between `black` and `white` to those between `out_black` and `out_white`.

    Attributes
    ----------
    gamma : float
        Middle tones: above 1 brighter, below 1 darker.
    """

    type: Literal["levels"] = "levels"
    black: Unit = 0.0
    white: Unit = 1.0
    gamma: float = Field(default=1.0, ge=0.1, le=10)
    out_black: Unit = 0.0
    out_white: Unit = 1.0


class Curves(Frozen):
    """Maps tones by curves: first each channel by its own, then all by `rgb`."""

    type: Literal["curves"] = "curves"
    rgb: Curve = Field(default=STRAIGHT, min_length=2, max_length=32)
    red: Curve = Field(default=STRAIGHT, min_length=2, max_length=32)
    green: Curve = Field(default=STRAIGHT, min_length=2, max_length=32)
    blue: Curve = Field(default=STRAIGHT, min_length=2, max_length=32)


class HueSaturation(Frozen):
    """Turns hues and changes saturation and lightness, in HSL.

    Attributes
    ----------
    hue : float
        Degrees.
    saturation, lightness : float
        -1 takes all of it away, 0 leaves it, 1 adds as much as there can be.
    colorize : bool
        Give everything the one hue instead of turning each.
    """

    type: Literal["hue"] = "hue"
    hue: float = Field(default=0.0, ge=-180, le=180)
    saturation: float = Field(default=0.0, ge=-1, le=1)
    lightness: float = Field(default=0.0, ge=-1, le=1)
    colorize: bool = False


Adjustment = Annotated[Levels | Curves | HueSaturation, Field(discriminator="type")]

"""Effects of layers: made anew from the layer's own picture whenever it changes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from creastudio.api.recipe import Frozen
from creastudio.core.fills import Color


class DropShadow(Frozen):
    """A shadow below the layer, or a glow where it has no offset.

    Attributes
    ----------
    x, y : float
        How far it is moved, artboard px.
    blur : float
        Standard deviation of its Gaussian blur, artboard px.
    spread : float
        How far it is grown before it is blurred, artboard px.
    """

    type: Literal["shadow"] = "shadow"
    visible: bool = True
    color: Color = "#00000080"
    x: float = Field(default=0.0, ge=-4096, le=4096)
    y: float = Field(default=8.0, ge=-4096, le=4096)
    blur: float = Field(default=8.0, ge=0, le=512)
    spread: float = Field(default=0.0, ge=0, le=256)


class Stroke(Frozen):
    """A line around what the layer paints.

    Attributes
    ----------
    width : float
        Artboard px.
    position : {"outside", "center", "inside"}
        Where it lies on the edge.
    """

    type: Literal["stroke"] = "stroke"
    visible: bool = True
    color: Color = "#000000"
    width: float = Field(default=3.0, gt=0, le=512)
    position: Literal["outside", "center", "inside"] = "outside"


class LayerBlur(Frozen):
    """Blurs the layer itself.

    Attributes
    ----------
    radius : float
        Standard deviation of the Gaussian, artboard px.
    """

    type: Literal["blur"] = "blur"
    visible: bool = True
    radius: float = Field(default=8.0, ge=0, le=512)


Effect = Annotated[DropShadow | Stroke | LayerBlur, Field(discriminator="type")]
"""Painted in this order whatever their order in the layer: blur, shadows, the layer, strokes."""

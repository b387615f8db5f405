"""Artboards and the layers on them: immutable values in artboard pixels."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from creastudio.api.recipe import Frozen
from creastudio.core.ids import new_id

BlendMode = Literal["normal", "multiply", "screen", "overlay", "darken", "lighten", "difference", "plus"]
"""Those that the painter paints natively today; the stored names are those of the W3C compositing spec."""


class Transform(Frozen):
    """Where a layer lies: its centre, size and turn.

    Attributes
    ----------
    x, y : float
        Centre of the layer in artboard px, y down.
    width, height : float
        Size before turning, px.
    rotation : float
        Degrees, clockwise.
    """

    x: float = 0.0
    y: float = 0.0
    width: float = Field(default=1.0, gt=0)
    height: float = Field(default=1.0, gt=0)
    rotation: float = 0.0


class LayerBase(Frozen):
    """What every layer has."""

    id: str = Field(default_factory=new_id)
    name: str = ""
    transform: Transform = Transform()
    opacity: float = Field(default=1.0, ge=0, le=1)
    blend: BlendMode = "normal"
    visible: bool = True
    locked: bool = False


class ImageLayer(LayerBase):
    """A picture: shows one asset; its other takes are kept on it."""

    type: Literal["image"] = "image"
    asset: str
    """SHA-256 of the asset that is shown."""
    takes: tuple[str, ...] = ()
    """SHA-256 of the alternatives that were made together with it, the shown one included."""
    smooth: bool = True
    """Smooth when scaled; off keeps the squares of pixel art."""


class GroupLayer(LayerBase):
    """Layers that move and fade together; the first is at the bottom."""

    type: Literal["group"] = "group"
    layers: tuple[Layer, ...] = ()


class TextLayer(LayerBase):
    """A block of plain text in one style."""

    type: Literal["text"] = "text"
    text: str = ""
    family: str = ""
    size: float = Field(default=32.0, gt=0)
    """Font size, px."""
    color: str = Field(default="#000000", pattern=r"^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$")


Layer = Annotated[ImageLayer | GroupLayer | TextLayer, Field(discriminator="type")]

GroupLayer.model_rebuild()


class Artboard(Frozen):
    """One page of the canvas; layers from bottom to top.

    Attributes
    ----------
    x, y : float
        Where it lies on the endless canvas, px.
    width, height : int
        Size, px.
    background : str
        ``#rrggbb``, ``#rrggbbaa``, or empty for transparent.
    """

    id: str = Field(default_factory=new_id)
    name: str = "Artboard"
    x: float = 0.0
    y: float = 0.0
    width: int = Field(default=1024, ge=1, le=32768)
    height: int = Field(default=1024, ge=1, le=32768)
    background: str = Field(default="#ffffff", pattern=r"^(#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?)?$")
    layers: tuple[Layer, ...] = ()

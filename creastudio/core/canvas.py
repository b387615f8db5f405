"""Artboards and the layers on them: immutable values in artboard pixels."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from creastudio.api.frozen import Finite, Frozen
from creastudio.core.adjustments import Adjustment, Levels
from creastudio.core.board_layout import BoardLayout
from creastudio.core.effects import Effect
from creastudio.core.fills import Color, Fill, Outline, SolidFill
from creastudio.core.ids import new_id
from creastudio.core.masks import Mask
from creastudio.core.pixel_selection import PixelSelection
from creastudio.core.placement import Transform
from creastudio.core.writing import WrittenFrom

__all__ = [
    "AdjustmentLayer", "Artboard", "BlendMode", "GroupLayer", "Guide", "ImageLayer", "Layer", "LayerBase",
    "LinkedLayer", "ShapeLayer", "TextLayer", "Transform",
]  # fmt: skip

BlendMode = Literal[
    "normal", "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light",
    "soft-light", "difference", "exclusion", "hue", "saturation", "color", "luminosity", "plus",
]  # fmt: skip
"""The blend modes of the W3C's Compositing and Blending Level 1, by its names; and "plus", which adds (Linear Dodge)."""

LARGEST_SIDE = 32768
"""Of an artboard, px."""


class LayerBase(Frozen):
    """What every layer has.

    Attributes
    ----------
    clip : bool
        Shown only where the next layer below that isn't clipped itself paints, or inside of it where that is a shape with
        neither fill nor outline.
    mask : Mask or None
        What of it shows; applied after its effects.
    role : str
        What it is for in a layout ("headline"; ``api.layout.ElementRole``); empty outside of layouts.
    element : str
        Id of the element of the layout that it shows, the same in all formats of a set.
    """

    id: str = Field(default_factory=new_id)
    name: str = ""
    transform: Transform = Transform()
    opacity: float = Field(default=1.0, ge=0, le=1)
    blend: BlendMode = "normal"
    visible: bool = True
    locked: bool = False
    clip: bool = False
    mask: Mask | None = None
    effects: tuple[Effect, ...] = Field(default=(), max_length=16)
    role: str = Field(default="", max_length=40)
    element: str = Field(default="", max_length=80)


class ImageLayer(LayerBase):
    """A picture: shows one asset; its other takes are kept on it."""

    type: Literal["image"] = "image"
    asset: str
    """SHA-256 of the asset that is shown."""
    takes: tuple[str, ...] = ()
    """SHA-256 of the alternatives that were made together with it, the shown one included."""
    missing: bool = False
    """Whether the project doesn't hold the asset any more: a placeholder is shown."""
    smooth: bool = True
    """Smooth when scaled; off keeps the squares of pixel art."""


class GroupLayer(LayerBase):
    """Layers that move and fade together; the first is at the bottom.

    Its layers lie in artboard px; the group's flip, skew and turn act on them around the middle of its box. A
    group is isolated: its layers blend with each other, then it with what is below.
    """

    type: Literal["group"] = "group"
    layers: tuple[Layer, ...] = ()


class TextLayer(LayerBase):
    """A block of text in one style, in the box of its transform.

    Attributes
    ----------
    family : str
        Font family; empty for the studio's own.
    size : float
        Font size, px.
    weight : int
        100 (thin) to 900 (black).
    tracking : float
        Space added between letters, thousandths of the font size.
    leading : float
        Distance of lines in font sizes; 0 for the font's own.
    wrap : bool
        Break lines at the box; else only where the text does.
    balance : bool
        Make lines even and end them with phrases, as headlines are set; else each is as full as can be.
    fit : bool
        Shrink the text until it fits into its box.
    direction : {"auto", "ltr", "rtl"}
        Of paragraphs; "auto" by their first strong letter.
    vertical : bool
        Columns from top to bottom, the first at the right, as Chinese and Japanese are set.
    language : str
        BCP 47 tag for line breaking and letter shapes; empty to take it from the text.
    written : WrittenFrom or None
        The writing that its words came from.
    """

    type: Literal["text"] = "text"
    text: str = ""
    family: str = ""
    size: float = Field(default=32.0, gt=0, le=10_000)
    weight: int = Field(default=400, ge=100, le=900)
    italic: bool = False
    underline: bool = False
    color: Color = "#000000"
    tracking: float = Field(default=0.0, ge=-500, le=2000)
    leading: float = Field(default=0.0, ge=0, le=10)
    align: Literal["start", "center", "end", "justify"] = "start"
    anchor: Literal["top", "middle", "bottom"] = "top"
    wrap: bool = True
    balance: bool = False
    fit: bool = False
    direction: Literal["auto", "ltr", "rtl"] = "auto"
    vertical: bool = False
    language: str = Field(default="", pattern=r"^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$")
    written: WrittenFrom | None = None


class ShapeLayer(LayerBase):
    """A shape in the box of its transform.

    Attributes
    ----------
    shape : {"rectangle", "ellipse", "polygon", "star", "line", "path"}
        A line runs from the middle of the left edge of the box to the middle of the right one.
    radius : float
        Of the rectangle's corners, px.
    sides : int
        Corners of a polygon, or points of a star.
    inset : float
        Where the inner corners of a star are: 0 at its centre, 1 as far out as the others.
    path : str
        SVG path data in a box of 1 x 1, for "path".
    fill : SolidFill, GradientFill or None
        None leaves the inside empty.
    outline : Outline or None
        The line along the edge.
    """

    type: Literal["shape"] = "shape"
    shape: Literal["rectangle", "ellipse", "polygon", "star", "line", "path"] = "rectangle"
    radius: float = Field(default=0.0, ge=0, le=16384)
    sides: int = Field(default=5, ge=3, le=64)
    inset: float = Field(default=0.5, ge=0, le=1)
    path: str = Field(default="", max_length=1_000_000)
    fill: Fill | None = SolidFill()
    outline: Outline | None = None


class LinkedLayer(LayerBase):
    """A copy that follows its source: shows what the layer `source` paints, in a place of its own.

    The source's own opacity, blend mode and clip don't come along; its mask and effects do.
    """

    type: Literal["linked"] = "linked"
    source: str
    """Id of a layer of the same document that doesn't show this one; a placeholder stands for one that is gone."""


class AdjustmentLayer(LayerBase):
    """Changes the colours of all that lies below it in its group or artboard; its transform says nothing."""

    type: Literal["adjustment"] = "adjustment"
    adjustment: Adjustment = Levels()


Layer = Annotated[
    ImageLayer | GroupLayer | TextLayer | ShapeLayer | LinkedLayer | AdjustmentLayer,
    Field(discriminator="type"),
]

GroupLayer.model_rebuild()


class Guide(Frozen):
    """A line that things cling to: upright at x = `at`, or level at y = `at`, artboard px."""

    axis: Literal["x", "y"] = "x"
    at: Finite = 0.0


class Artboard(Frozen):
    """One page of the canvas; layers from bottom to top.

    Attributes
    ----------
    x, y : float
        Where it lies on the endless canvas, px.
    width, height : int
        Size without the bleed, px.
    background : str
        ``#rrggbb``, ``#rrggbbaa``, or empty for transparent.
    resolution : float
        Px an inch when it is printed.
    bleed : float
        What is painted beyond each edge and cut off after printing, px.
    safe : tuple of float
        What to keep free of text at the top, right, bottom and left edge, px.
    selection : PixelSelection or None
        What of it is selected px by px; never painted.
    layout : BoardLayout or None
        The layout that it was made from.
    """

    id: str = Field(default_factory=new_id)
    name: str = "Artboard"
    x: Finite = 0.0
    y: Finite = 0.0
    width: int = Field(default=1024, ge=1, le=LARGEST_SIDE)
    height: int = Field(default=1024, ge=1, le=LARGEST_SIDE)
    background: str = Field(default="#ffffff", pattern=r"^(#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?)?$")
    resolution: float = Field(default=96.0, ge=1, le=4800)
    bleed: float = Field(default=0.0, ge=0, le=2048)
    safe: tuple[Finite, Finite, Finite, Finite] = (0.0, 0.0, 0.0, 0.0)
    guides: tuple[Guide, ...] = Field(default=(), max_length=256)
    selection: PixelSelection | None = None
    layout: BoardLayout | None = None
    layers: tuple[Layer, ...] = ()


def is_frame(layer: Layer) -> bool:
    """Return whether a layer is a shape that paints nothing: what is clipped to it shows inside of it."""
    return isinstance(layer, ShapeLayer) and layer.fill is None and layer.outline is None

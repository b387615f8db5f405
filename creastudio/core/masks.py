"""Pixel masks: how much of a layer shows where, kept as tiles of which most are shared between versions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from creastudio.api.recipe import Frozen
from creastudio.core.placement import Transform

TILE = 256
"""Side of a tile, mask px."""

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class MaskTile(Frozen):
    """One square of a mask.

    Attributes
    ----------
    column, row : int
        Its place; the tile covers mask px from ``column * 256`` and ``row * 256`` on.
    sha256 : str
        Hash of its pixels among the blobs: an 8-bit grey PNG of 256 x 256 px, white where the layer shows.
    """

    column: int = Field(ge=0, le=1024)
    row: int = Field(ge=0, le=1024)
    sha256: Sha256


class Mask(Frozen):
    """What of a layer shows.

    Attributes
    ----------
    width, height : int
        Size of its pixel grid.
    transform : Transform
        Where the grid lies, in the px that the layer's own transform is in.
    tiles : tuple of MaskTile
        By row and column; where there is none, `ground` counts.
    ground : int
        Value where no tile is, also outside of the grid: 255 shows all, 0 nothing.
    enabled : bool
        Whether it is applied.
    linked : bool
        Whether it moves with its layer.
    feather : float
        Standard deviation of a Gaussian blur of it, mask px.
    """

    width: int = Field(ge=1, le=32768)
    height: int = Field(ge=1, le=32768)
    transform: Transform
    tiles: tuple[MaskTile, ...] = ()
    ground: int = Field(default=255, ge=0, le=255)
    enabled: bool = True
    linked: bool = True
    feather: float = Field(default=0.0, ge=0, le=250)

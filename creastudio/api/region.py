"""Where on an artboard a result belongs: the selection that a generator was run into.

It is part of the recipe, so that what is made again or varied comes to the same place.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

RegionTile = tuple[int, int, str]
"""Column and row of a tile of 256 px, and the SHA-256 of its 8-bit grey PNG among the project's blobs."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RegionMask(_Frozen):
    """How much of each px is selected, in tiles; nothing is selected where there is no tile.

    Attributes
    ----------
    left, top : int
        Artboard px of its corner.
    width, height : int
        Artboard px.
    """

    left: int
    top: int
    width: int = Field(ge=1)
    height: int = Field(ge=1)
    tiles: tuple[RegionTile, ...]


class Region(_Frozen):
    """A part of an artboard.

    Attributes
    ----------
    artboard : str
        Id of the artboard.
    left, top, width, height : int
        What a result fills, artboard px: the box around the selection, or, for a generator that is given what is
        painted there, that box with the context around it.
    mask : RegionMask
        What of it shows.
    """

    artboard: str
    left: int
    top: int
    width: int = Field(ge=1)
    height: int = Field(ge=1)
    mask: RegionMask

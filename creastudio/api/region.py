"""Where on an artboard a result belongs: the selection that a generator was run into.

It is part of the recipe, so that what is made again or varied comes to the same place. A recipe may come from
anybody's file: whatever is a region here can be a selection of an artboard (``core/pixel_selection.py``).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from creastudio.api.frozen import Frozen

LIMIT = 1 << 20
"""How far from its artboard's corner a region may lie, px."""

Place = Annotated[int, Field(ge=-LIMIT, le=LIMIT)]
Side = Annotated[int, Field(ge=1, le=32768)]
_Cell = Annotated[int, Field(ge=0, le=1024)]

RegionTile = tuple[_Cell, _Cell, Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]]
"""Column and row of a tile of 256 px, and the SHA-256 of its 8-bit grey PNG among the project's blobs."""


class RegionMask(Frozen):
    """How much of each px is selected, in tiles; nothing is selected where there is no tile.

    Attributes
    ----------
    left, top : int
        Artboard px of its corner.
    width, height : int
        Artboard px.
    """

    left: Place
    top: Place
    width: Side
    height: Side
    tiles: tuple[RegionTile, ...] = Field(min_length=1)


class Region(Frozen):
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
    left: Place
    top: Place
    width: Side
    height: Side
    mask: RegionMask

"""What of an artboard is selected px by px: a value of the artboard, so that undo, autosave and files hold it."""

from __future__ import annotations

from pydantic import Field

from creastudio.api.recipe import Frozen
from creastudio.core.masks import Mask, MaskTile
from creastudio.core.placement import Transform

LIMIT = 1 << 20
"""How far from its artboard's corner a selection may lie, px."""


class PixelSelection(Frozen):
    """How much of each px of an artboard is selected, in a grid of tiles; nothing is outside of the grid.

    The tiles are those of a mask: the selection becomes the mask of a layer, or is moved, without a px copied.

    Attributes
    ----------
    left, top : int
        Artboard px that the corner of the grid lies on.
    width, height : int
        Size of the grid, artboard px.
    tiles : tuple of MaskTile
        By row and column; 255 is all of a px, and where there is no tile nothing is selected.
    """

    left: int = Field(ge=-LIMIT, le=LIMIT)
    top: int = Field(ge=-LIMIT, le=LIMIT)
    width: int = Field(ge=1, le=32768)
    height: int = Field(ge=1, le=32768)
    tiles: tuple[MaskTile, ...] = Field(min_length=1)

    def moved(self, right: int, down: int) -> PixelSelection:
        """Return the selection moved by artboard px."""
        left = min(max(self.left + right, -LIMIT), LIMIT)
        top = min(max(self.top + down, -LIMIT), LIMIT)
        return self.model_copy(update={"left": left, "top": top})

    def as_mask(self) -> Mask:
        """Return the mask that shows what is selected of a layer that lies in artboard px."""
        place = Transform(
            x=self.left + self.width / 2,
            y=self.top + self.height / 2,
            width=self.width,
            height=self.height,
        )
        return Mask(width=self.width, height=self.height, transform=place, tiles=self.tiles, ground=0)

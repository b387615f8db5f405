"""What of an artboard is selected px by px: a value of the artboard, so that undo, autosave and files hold it."""

from __future__ import annotations

from pydantic import Field

from creastudio.api.errors import UserError
from creastudio.api.recipe import Frozen
from creastudio.api.region import LIMIT, Place, Region, RegionMask, Side
from creastudio.core.masks import Mask, MaskTile
from creastudio.core.placement import Transform


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

    left: Place
    top: Place
    width: Side
    height: Side
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

    def as_region(self, artboard_id: str, width: int, height: int, padding: float | None = None) -> Region:
        """Return the region of an artboard that a generator is run into.

        Parameters
        ----------
        width, height : int
            Size of the artboard, px.
        padding : float, optional
            Context around the selection as a share of its longer side, at each edge, where a generator is given what
            is painted there; none otherwise.

        Raises
        ------
        UserError
            When nothing of the selection lies on the artboard.
        """
        around = round((padding or 0.0) * max(self.width, self.height))
        left, top = max(0, self.left - around), max(0, self.top - around)
        right = min(width, self.left + self.width + around)
        bottom = min(height, self.top + self.height + around)
        if right <= left or bottom <= top:
            raise UserError(
                "What is selected lies beside the artboard.", "Move the selection onto it, or select anew."
            )
        return Region(
            artboard=artboard_id,
            left=left,
            top=top,
            width=right - left,
            height=bottom - top,
            mask=RegionMask(
                left=self.left,
                top=self.top,
                width=self.width,
                height=self.height,
                tiles=tuple((tile.column, tile.row, tile.sha256) for tile in self.tiles),
            ),
        )


def selection_of(region: Region) -> PixelSelection:
    """Return the selection that a region was made from."""
    mask = region.mask
    tiles = tuple(MaskTile(column=column, row=row, sha256=sha256) for column, row, sha256 in mask.tiles)
    return PixelSelection(left=mask.left, top=mask.top, width=mask.width, height=mask.height, tiles=tiles)

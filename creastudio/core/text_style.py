"""How written words look in the frame of a sequence: subtitles, and titles."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from creastudio.api.recipe import Frozen
from creastudio.core.fills import Color, Unit


class TextStyle(Frozen):
    """One style for all of a text; sizes are shares of the frame, so that they hold at every size of it.

    What is left out makes a subtitle: white, outlined in black, in the middle of the lower edge.

    Attributes
    ----------
    family : str
        Font family; empty for the studio's own.
    size : float
        Font size as a share of the frame's height.
    weight : int
        100 (thin) to 900 (black).
    align : str
        Of the lines in the frame, and where their block lies in its width.
    position : str
        Where the block lies in the height of the frame.
    margin : float
        Free space at the edges of the frame, as a share of its height.
    leading : float
        Distance of lines in font sizes; 0 for the font's own.
    outline : str
        Colour around the letters.
    outline_width : float
        How far the outline goes beyond the letters, in font sizes; 0 for none.
    box : str
        Colour of a box behind the block.
    box_opacity : float
        0 for no box.
    """

    family: str = ""
    size: float = Field(default=0.055, gt=0, le=1)
    weight: int = Field(default=500, ge=100, le=900)
    italic: bool = False
    color: Color = "#ffffff"
    align: Literal["left", "center", "right"] = "center"
    position: Literal["top", "middle", "bottom"] = "bottom"
    margin: float = Field(default=0.06, ge=0, le=0.5)
    leading: float = Field(default=0.0, ge=0, le=10)
    outline: Color = "#000000"
    outline_width: float = Field(default=0.06, ge=0, le=1)
    box: Color = "#000000"
    box_opacity: Unit = 0.0


SUBTITLE = TextStyle()
"""How words look that have no style of their own."""

TITLE = TextStyle(size=0.12, weight=700, position="middle", outline_width=0.0)
"""Large words in the middle of the frame."""

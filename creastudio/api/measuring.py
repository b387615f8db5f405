"""Measuring of text: what a job asks of the studio, which lays texts out as it paints them."""

from __future__ import annotations

from pydantic import Field

from creastudio.api.recipe import Frozen

MAX_FITS = 20_000
"""Texts that are measured at once."""


class TextFit(Frozen):
    """A text that is to be set, and the width that it has.

    Attributes
    ----------
    families : tuple of str
        Font families, the first that is there counts; empty for the studio's own.
    size : float
        Font size, px. Widths and heights grow with it.
    width : float
        Width at which lines break, px; 0 for lines that only break where the text does.
    tracking, leading, language, balance
        As in ``TextLook``.
    """

    text: str = Field(max_length=20_000)
    families: tuple[str, ...] = ()
    size: float = Field(default=100.0, gt=0, le=10_000)
    weight: int = Field(default=400, ge=100, le=900)
    italic: bool = False
    tracking: float = 0.0
    leading: float = Field(default=0.0, ge=0, le=10)
    language: str = ""
    balance: bool = False
    width: float = Field(default=0.0, ge=0)


class TextSize(Frozen):
    """How a text comes out.

    Attributes
    ----------
    width, height : float
        Of the block of lines, px.
    lines : int
    broken : bool
        Whether a word had to be broken, as it is wider than the box.
    pieces : tuple of (str, float)
        The text cut where lines may break, with the advance of each piece at this size, px, its space at the end not
        counted; by these a composer may break lines itself at any size and width.
    spaces : tuple of float
        Advance of the space after each piece, px.
    line_height : float
        From one line to the next, px.
    ends : tuple of float
        How bad it is that a line ends before each piece, for texts that are balanced: 0 at its best, 1 at its worst.
    missing : str
        Characters that none of the fonts has.
    family : str
        The font family that it is set in; letters that it lacks come from others.
    """

    width: float
    height: float
    lines: int
    broken: bool = False
    pieces: tuple[tuple[str, float], ...] = ()
    spaces: tuple[float, ...] = ()
    ends: tuple[float, ...] = ()
    line_height: float = 0.0
    missing: str = ""
    family: str = ""

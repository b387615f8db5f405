"""What an artboard remembers of the layout that it was made from: its link to the other sizes, and why it looks so."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from creastudio.api.frozen import Finite, Frozen
from creastudio.api.layout import MAX_ELEMENTS, Box, Dropped


class Placed(Frozen):
    """Where an element was put; what lies elsewhere now was moved by a person, and stays there.

    Attributes
    ----------
    element : str
        Id of the element.
    box : Box
        px of the artboard.
    crop : Box or None
        What of its picture is seen, as shares of its width and height.
    size : float
        Font size, px; 0 where it has no words.
    families : tuple of str
        Fonts that were asked for; the layer names one of them.
    pinned : bool
        Whether it stays there, however words and sizes change.
    """

    element: str
    box: Box
    crop: Box | None = None
    size: Finite = Field(default=0.0, ge=0)
    families: tuple[str, ...] = ()
    pinned: bool = False


class BoardLayout(Frozen):
    """The layout behind an artboard; the elements themselves are its layers.

    Attributes
    ----------
    link : str
        The same for all artboards that show one ad in other formats; "" for one that stands alone.
    resolver : str
        Id of the generator that finds new places when words change.
    format : str
        Id of the format, or "WIDTHxHEIGHT".
    scores, reasons, dropped, settings
        As in ``Layout``.
    placed : tuple of Placed
        Where the elements were put.
    asset : str
        SHA-256 of the stored layout, an asset of the document; it says how it was made.
    takes : tuple of str
        SHA-256 of the layouts in this format that were made together with it, the shown one included.
    """

    title: str = Field(default="", max_length=1000)
    link: str = ""
    resolver: str = ""
    format: str = ""
    variant: int = Field(default=0, ge=0)
    scores: dict[str, float] = Field(default_factory=dict)
    reasons: tuple[str, ...] = Field(default=(), max_length=100)
    dropped: tuple[Dropped, ...] = Field(default=(), max_length=MAX_ELEMENTS)
    settings: dict[str, Any] = Field(default_factory=dict)
    placed: tuple[Placed, ...] = Field(default=(), max_length=MAX_ELEMENTS)
    asset: str = ""
    takes: tuple[str, ...] = ()

    def place_of(self, element: str) -> Placed | None:
        """Return where an element was put, or None."""
        return next((item for item in self.placed if item.element == element), None)

"""Concepts: what one variant keeps over all its formats, so that the set reads as one campaign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Family = Literal["full", "split", "card", "inset", "type", "grid"]
"""``full``: the picture fills the format, text in its calm part. ``split``: picture and panel side by side. ``card``: a
plate on the picture. ``inset``: the picture framed on a ground. ``type``: large words on a ground, no picture. ``grid``: two or three pictures
together, words beside them."""

SchemeName = Literal["light", "brand", "dark", "white"]

FaceName = Literal["clean", "bold", "elegant", "friendly", "condensed"]

Side = Literal["start", "end"]


@dataclass(frozen=True)
class Concept:
    """One idea of an ad.

    Attributes
    ----------
    side : {"start", "end"}
        Where the text stands in ``split`` and ``inset``: before or behind the picture, in reading direction or downwards.
    scale : float
        Ratio of the modular scale of font sizes.
    radius : float
        Corners of plates, buttons and framed pictures, as a share of the margin; buttons are round from 1 on.
    """

    family: Family
    scheme: SchemeName
    face: FaceName = "clean"
    align: Literal["start", "center"] = "start"
    side: Side = "start"
    scale: float = 1.4
    radius: float = 0.5


WITH_PICTURE: tuple[Concept, ...] = (
    Concept("full", "dark", "bold", "start", "start", 1.5, 0.4),
    Concept("full", "light", "elegant", "start", "start", 1.45, 0.0),
    Concept("full", "brand", "friendly", "center", "start", 1.4, 1.0),
    Concept("split", "brand", "bold", "start", "start", 1.5, 0.0),
    Concept("split", "light", "clean", "start", "end", 1.4, 0.5),
    Concept("split", "dark", "elegant", "start", "end", 1.5, 0.0),
    Concept("split", "white", "friendly", "center", "end", 1.4, 1.0),
    Concept("card", "white", "clean", "start", "start", 1.35, 0.7),
    Concept("card", "brand", "friendly", "start", "start", 1.4, 1.0),
    Concept("card", "dark", "bold", "start", "start", 1.5, 0.0),
    Concept("inset", "light", "elegant", "start", "end", 1.5, 0.0),
    Concept("inset", "brand", "bold", "start", "start", 1.6, 0.6),
    Concept("inset", "white", "clean", "start", "end", 1.4, 0.8),
    Concept("inset", "dark", "condensed", "start", "end", 1.5, 0.3),
)
"""Ideas for an ad with a picture."""

WITHOUT_PICTURE: tuple[Concept, ...] = (
    Concept("type", "brand", "bold", "start", "start", 1.618, 0.4),
    Concept("type", "light", "elegant", "start", "start", 1.5, 0.0),
    Concept("type", "dark", "clean", "start", "start", 1.5, 0.6),
    Concept("type", "white", "friendly", "center", "start", 1.45, 1.0),
    Concept("type", "brand", "friendly", "center", "start", 1.45, 1.0),
    Concept("type", "dark", "condensed", "start", "start", 1.6, 0.0),
    Concept("type", "light", "clean", "start", "end", 1.4, 0.5),
)
"""Ideas for words alone."""

WITH_PICTURES: tuple[Concept, ...] = (
    Concept("grid", "light", "clean", "start", "end", 1.4, 0.5),
    Concept("grid", "dark", "bold", "start", "start", 1.5, 0.4),
    Concept("grid", "brand", "friendly", "start", "end", 1.4, 1.0),
    Concept("grid", "white", "elegant", "start", "end", 1.45, 0.0),
)
"""Ideas for an ad that shows all of several pictures."""

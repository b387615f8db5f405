"""A text as a layer: a size and a box that suit its lines and the artboard, without asking any font.

Widths are estimated (a wide sign is as wide as the font's size, any other letter half); the layer shrinks what still
doesn't fit, so that an estimate can be too large but nothing is cut off.
"""

from __future__ import annotations

import math

from creastudio.core.canvas import Artboard, TextLayer, Transform
from creastudio.core.naming import name_of_words
from creastudio.core.subtitle_text import is_wide, letters_wide

SHARE = 0.8
"""Share of the artboard that a text fills at most."""

MEASURE = 34.0
"""Longest line of running text, font sizes: about 68 letters."""

SHORT_LINES = 26.0
"""Up to this width, font sizes, lines are kept as they are, as those of a verse."""

LONGEST = 10_000
"""Letters that are made one layer at most: laying out more would hold up whoever waits for the picture."""

LARGEST, SMALLEST = 1 / 11, 1 / 96
"""Of the font, as shares of the artboard's shorter side."""


def fitting_layer(
    text: str,
    artboard: Artboard,
    *,
    center: tuple[float, float] | None = None,
    language: str = "",
    layer_id: str = "",
) -> TextLayer:
    """Return a layer with `text` on an artboard.

    Parameters
    ----------
    center : tuple of float, optional
        Where, artboard px; the middle when left out.
    language : str
        Of the text (BCP 47); by it Chinese and Japanese letters get their own shapes.
    """
    lines = text.splitlines() or [""]
    widest = max(map(letters_wide, lines))
    verse = widest <= SHORT_LINES
    leading = 1.6 if is_wide(text) else 1.4
    room = artboard.width * SHARE, artboard.height * SHARE
    size = _size(lines, room, min(artboard.width, artboard.height), leading, verse=verse)
    width, count = _block(lines, size, room[0], verse=verse)
    x, y = center or (artboard.width / 2, artboard.height / 2)
    place = Transform(x=x, y=y, width=max(width, size), height=max(count, 1) * size * leading * 1.03)
    layer = TextLayer(
        name=name_of_words(text),
        text=text,
        size=size,
        leading=leading,
        align="center" if verse else "start",
        anchor="middle" if verse else "top",
        fit=True,
        color=_ink(artboard.background),
        language=language,
        transform=place,
    )
    return layer.model_copy(update={"id": layer_id}) if layer_id else layer


def _size(lines: list[str], room: tuple[float, float], side: float, leading: float, *, verse: bool) -> float:
    """Return the largest font size, px, at which the lines fit into `room`."""
    size, least = side * LARGEST / (1.0 if verse else 2.0), max(side * SMALLEST, 6.0)
    while size > least:
        width, count = _block(lines, size, room[0], verse=verse)
        if width <= room[0] and count * size * leading <= room[1]:
            break
        size *= 0.95
    return round(max(size, least), 1)


def _block(lines: list[str], size: float, most: float, *, verse: bool) -> tuple[float, int]:
    """Return the width, px, and the number of lines that a text takes."""
    widest = max(map(letters_wide, lines)) * size * 1.06 + size * 0.2
    if verse:
        return widest, len(lines)
    width = min(widest, most, MEASURE * size)
    # A word that doesn't fit leaves about three letters of room at the end of a line.
    inside = max(width / size - 1.5, 1.0)
    return width, sum(max(1, math.ceil(letters_wide(line) / inside)) for line in lines)


def _ink(background: str) -> str:
    """Return black or white, whichever is read on an artboard of this colour."""
    if not background or (len(background) == 9 and int(background[7:9], 16) < 128):
        return "#000000"
    red, green, blue = (int(background[at : at + 2], 16) for at in (1, 3, 5))
    return "#ffffff" if 0.299 * red + 0.587 * green + 0.114 * blue < 110 else "#000000"

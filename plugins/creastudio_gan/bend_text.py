"""Bends as text: what is done to the inner pictures of some layers ("coarse:rotate=20;5-6:zoom=1.3,grain=0.5").

Network bending: Broad et al. 2021, "Network Bending: Expressive Manipulation of Deep Generative Models".
"""

from __future__ import annotations

from dataclasses import dataclass

from creastudio_gan import state_text
from creastudio_gan.state_text import Layers, StateTextError

BOUNDS: dict[str, tuple[float, float]] = {
    "gain": (-4.0, 4.0),
    "rotate": (-180.0, 180.0),
    "zoom": (0.2, 5.0),
    "slide": (-1.0, 1.0),
    "lift": (-1.0, 1.0),
    "grain": (0.0, 4.0),
}
"""What a bend can do -> from where to where.

gain: how strong; 1 leaves it. rotate: degrees, clockwise. zoom: 1 leaves it, 2 is twice as large. slide, lift: to the right and up, as
a part of the side. grain: noise, as a part of the spread.
"""


@dataclass(frozen=True)
class Bend:
    """What is done to some layers; a value that is left out leaves them as they are."""

    layers: Layers
    gain: float = 1.0
    rotate: float = 0.0
    zoom: float = 1.0
    slide: float = 0.0
    lift: float = 0.0
    grain: float = 0.0

    @property
    def moves(self) -> bool:
        """Whether it changes where things are."""
        return (self.rotate, self.zoom, self.slide, self.lift) != (0.0, 1.0, 0.0, 0.0)


def parse_bends(text: str) -> tuple[Bend, ...]:
    """Return the bends, in order; empty for an empty text.

    Raises
    ------
    StateTextError
        With a sentence about what is wrong.
    """
    return tuple(_bend(part.strip()) for part in text.split(";") if part.strip())


def _bend(part: str) -> Bend:
    where, colon, what = part.partition(":")
    if not colon or not what.strip():
        raise StateTextError(f"'{part}' doesn't say what is bent; write for example coarse:rotate=20")
    values: dict[str, float] = {}
    for item in (piece.strip() for piece in what.split(",") if piece.strip()):
        name, equals, amount = (piece.strip() for piece in item.partition("="))
        if not equals or name not in BOUNDS:
            raise StateTextError(f"'{item}' is no bend; they are {', '.join(BOUNDS)}, as in rotate=20")
        low, high = BOUNDS[name]
        value = state_text.number(amount, f"'{name}'")
        if not low <= value <= high:
            raise StateTextError(f"'{name}' is {value:g} but must be from {low:g} to {high:g}")
        values[name] = value
    return Bend(state_text.parse_layers(where), **values)

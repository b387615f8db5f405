"""Sizes that can be read, and the margins of a format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from creastudio.api.format_table import asks_for_labels
from creastudio.api.formats import ArtboardFormat

Shape = Literal["strip", "wide", "square", "tall", "tower"]


@dataclass(frozen=True)
class Room:
    """A format as a composer sees it, px.

    Attributes
    ----------
    unit : float
        Px of the format for one px at the size that it is looked at: 1 for a banner, about 2.7 for a feed of 1080 px.
    margin : float
        What stays free along each edge.
    safe : tuple of float
        x, y, width and height of what may hold text and logo.
    bleed : float
        What a ground reaches beyond each edge.
    """

    id: str
    width: float
    height: float
    unit: float
    margin: float
    safe: tuple[float, float, float, float]
    bleed: float

    @property
    def shape(self) -> Shape:
        """Its proportions, by the whole and by the part that text may fill."""
        ratio = (self.safe[2] / self.safe[3] * self.width / self.height) ** 0.5
        if ratio > 2.9 or (self.height <= 110 and ratio > 1.7):
            return "strip"
        return "wide" if ratio > 1.35 else "square" if ratio > 0.74 else "tall" if ratio > 0.44 else "tower"

    @property
    def side(self) -> float:
        """Of a square of the same area, px; of long formats less, as their short side rules."""
        short, long = sorted((self.safe[2], self.safe[3]))
        return (short * min(long, 3.2 * short)) ** 0.5


LEAST = {
    "headline": 11.0,
    "subhead": 11.0,
    "body": 10.5,
    "cta": 10.5,
    "price": 13.0,
    "badge": 10.0,
    "legal": 8.0,
}
"""Smallest sizes that can be read, px at the size that a format is looked at."""


LABEL = 0.11
"""Of the shorter side: what the visible label of generated content takes at the foot of formats that must show it (letters of 5 %, GB 45438-2025)."""


def room_of(form: ArtboardFormat) -> Room:
    """Return margins and units of a format."""
    width, height = form.width, form.height
    short = min(width, height)
    seen = max(0.88 if short <= 64 else 1.0, short / 400)
    unit = form.resolution / 110 if form.resolution > 150 else seen
    margin = max(0.055 * short, 0.03 * (width * height) ** 0.5)
    margin = min(margin, 0.14 * short) if short < 110 else margin
    top, right, bottom, left = (max(margin, value + (0.25 * margin if value else 0)) for value in form.safe)
    if asks_for_labels(form.id):
        bottom = max(bottom, LABEL * short)
    safe = (left, top, max(1.0, width - left - right), max(1.0, height - top - bottom))
    return Room(form.id, width, height, unit, margin, safe, form.bleed)

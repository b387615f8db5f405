"""What of a brand kit is hard to read: contrast of the pairs of colours that ads set text in (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

from dataclasses import dataclass

from creastudio.api.brand import BrandKit, ColorRole
from creastudio.api.colors import contrast

ENOUGH, LARGE = 4.5, 3.0
"""Least contrast of running text, and of large text and marks."""
PAIRS: tuple[tuple[ColorRole, ColorRole, float], ...] = (
    ("ink", "background", ENOUGH),
    ("primary", "background", LARGE),
    ("accent", "background", LARGE),
)
"""(in front, behind, least contrast)."""


@dataclass(frozen=True)
class Pair:
    """Two colours of a kit that stand on each other.

    Attributes
    ----------
    contrast : float
        1 to 21.
    least : float
        What it should be.
    """

    front: ColorRole
    behind: ColorRole
    contrast: float
    least: float

    @property
    def low(self) -> bool:
        """Whether it is hard to read."""
        return self.contrast < self.least


def pairs_of(kit: BrandKit) -> tuple[Pair, ...]:
    """Return the pairs that a kit has both colours of; of several with a role the first counts."""
    first: dict[str, str] = {}
    for item in kit.colors:
        first.setdefault(item.role, item.color)
    return tuple(
        Pair(front, behind, contrast(first[front], first[behind]), least)
        for front, behind, least in PAIRS
        if front in first and behind in first
    )

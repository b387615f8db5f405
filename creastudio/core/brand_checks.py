"""What of a brand kit is hard to read: contrast of the pairs of colours that ads set text in (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

from dataclasses import dataclass

from creastudio.api.brand import BrandKit, ColorRole

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


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours ``#rrggbb``, 1 to 21; their opacity isn't looked at."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    """Return relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    shares = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""Colours in numbers, for everybody who works with them: sRGB, the contrast of WCAG 2.2, and Oklab.

The api knows no arrays, but ``linear`` and ``encoded`` are made of arithmetic alone, and so take NumPy's arrays as well as numbers; engines
multiply arrays of colours (..., 3) by the matrices. Sources: IEC 61966-2-1 (sRGB); WCAG 2.2, "relative luminance" and "contrast ratio";
Björn Ottosson, "A perceptual color space for image processing", 2020 (Oklab).
"""

from __future__ import annotations

from typing import Any

Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

LUMINANCE = (0.2126, 0.7152, 0.0722)
"""Shares of linear red, green and blue in the relative luminance."""

FLARE = 0.05
"""What is added to both luminances of a contrast ratio: light that a screen reflects."""

TO_LMS: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
"""Linear red, green and blue (a column) to the cones of Oklab."""

TO_LAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""Cube roots of the cones to lightness (0 to 1), green to red, and blue to yellow."""


def linear(value: Any) -> Any:
    """Return linear light, 0 to 1, of an sRGB value, 0 to 1: a number or an array of them."""
    return (value <= 0.04045) * (value / 12.92) + (value > 0.04045) * ((value + 0.055) / 1.055) ** 2.4


def encoded(light: Any) -> Any:
    """Return the sRGB value, 0 to 1, of linear light, 0 to 1: a number or an array of them."""
    dark = light <= 0.0031308
    return dark * (light * 12.92) + (light > 0.0031308) * (1.055 * light ** (1 / 2.4) - 0.055)


def luminance(color: str) -> float:
    """Return the relative luminance, 0 to 1, of a colour ``#rrggbb``."""
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return sum(share * linear(value) for share, value in zip(LUMINANCE, channels, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours ``#rrggbb``, 1 to 21; their opacity isn't looked at."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + FLARE) / (dark + FLARE)

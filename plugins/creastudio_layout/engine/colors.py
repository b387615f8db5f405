"""Colours as ads need them: contrast as WCAG 2.1 defines it, and mixing in Oklab (Ottosson, 2020)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from creastudio.api import colors

Array = NDArray[np.float64]

ENOUGH = 4.5
"""Contrast of text (WCAG 2.1, 1.4.3)."""

_TO_LMS, _TO_LAB = np.array(colors.TO_LMS), np.array(colors.TO_LAB)


def rgb_of(color: str) -> Array:
    """Return red, green and blue, 0 to 1, of "#rrggbb" or "#rrggbbaa"."""
    return np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255


def hex_of(rgb: Iterable[float]) -> str:
    """Return "#rrggbb" of red, green and blue, 0 to 1; what lies outside is clipped."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, float(value)))):02x}" for value in rgb)


def linear(rgb: Array) -> Array:
    """Return linear light, 0 to 1, of sRGB values, 0 to 1."""
    return colors.linear(rgb)


def encoded(light: Array) -> Array:
    """Return sRGB values, 0 to 1, of linear light; what lies outside is clipped."""
    return colors.encoded(np.clip(light, 0, 1))


def luminance(rgb: Array) -> Array:
    """Return relative luminance, 0 to 1, of colours (..., 3) (WCAG 2.1)."""
    return linear(np.asarray(rgb, dtype=np.float64)) @ np.array(colors.LUMINANCE)


def contrast(one: Array | float, other: Array | float) -> Array:
    """Return the contrast ratio, 1 to 21, of two luminances (WCAG 2.1)."""
    return (np.maximum(one, other) + colors.FLARE) / (np.minimum(one, other) + colors.FLARE)


def contrast_of(one: str, other: str) -> float:
    """Return the contrast ratio of two colours."""
    return float(contrast(luminance(rgb_of(one)), luminance(rgb_of(other))))


def contrast_behind(rgb: Array, ink: str, percentiles: tuple[float, float] = (5, 95)) -> float:
    """Return the contrast of an ink with the lower or the upper percentile of luminance of pixels (..., 3), whichever is less."""
    ends = np.percentile(luminance(rgb.reshape(-1, 3)), percentiles)
    return float(contrast(luminance(rgb_of(ink)), ends).min())


def oklab(rgb: Array) -> Array:
    """Return lightness (0 to 1), a and b of sRGB colours (..., 3)."""
    return np.cbrt(linear(np.asarray(rgb, dtype=np.float64)) @ _TO_LMS.T) @ _TO_LAB.T


def from_oklab(lab: Array) -> Array:
    """Return sRGB colours (..., 3), clipped to what screens show."""
    lms = (np.asarray(lab) @ np.linalg.inv(_TO_LAB).T) ** 3
    return encoded(lms @ np.linalg.inv(_TO_LMS).T)


def distance(one: str, other: str) -> float:
    """Return how far two colours lie apart in Oklab; 1 from black to white, 0.02 can just be seen."""
    return float(np.linalg.norm(oklab(rgb_of(one)) - oklab(rgb_of(other))))


def with_lightness(color: str, lightness: float, chroma: float | None = None) -> str:
    """Return the colour of the same hue with another lightness, 0 to 1, and at most this chroma."""
    lab = oklab(rgb_of(color))
    has = float(np.hypot(lab[1], lab[2]))
    if chroma is not None and has > chroma:
        lab[1:] *= chroma / has
    lab[0] = lightness
    return hex_of(from_oklab(lab))


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two, `share` (0 to 1) of the way to the other, in Oklab."""
    return hex_of(from_oklab((1 - share) * oklab(rgb_of(one)) + share * oklab(rgb_of(other))))

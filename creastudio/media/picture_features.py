"""What a picture is like: lightness, colours and layout, for finding others like it. No network, a few milliseconds."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.api import colors

Floats: TypeAlias = NDArray[np.float64]

VERSION = 1
"""Raised when the same picture gets other features."""

SIDE = 64
"""Longer side of what is looked at, px."""

HUES = 12
"""Parts of the circle of hues, beside one for what has no colour."""

GREY = 0.04
"""Chroma (OKLab) below which a colour has no hue that is seen."""

ENDS = {
    "lightness": ("dark tones", "bright tones"),
    "contrast of light": ("flat", "rich in contrast"),
    "colourfulness": ("muted", "colourful"),
    "detail": ("calm", "full of detail"),
    "warmth": ("cool", "warm"),
}
"""Number -> what pictures at both ends are called."""

_TO_LMS, _TO_LAB = np.array(colors.TO_LMS), np.array(colors.TO_LAB)


def oklab(pixels: NDArray[np.uint8]) -> Floats:
    """Return sRGB (..., 3) as OKLab (Ottosson 2020): lightness 0 to 1, then green to red and blue to yellow."""
    linear = colors.linear(pixels.astype(np.float64) / 255)
    return np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T


def features_of(picture: Image.Image) -> dict[str, float | str | list[float]]:
    """Return the features of a picture.

    Numbers: ``lightness`` (mean, 0 to 1), ``contrast of light`` (deviation of lightness), ``colourfulness`` (mean chroma),
    ``detail`` (mean step of lightness between neighbours), ``warmth`` (mean of blue to yellow and green to red). Words:
    ``shape``. Lists: ``palette`` (share of the area in twelve hues, weighted by chroma, and in none) and ``layout``
    (lightness of 4 x 4 parts against the mean). Transparent parts count as white.
    """
    small = _small(picture)
    lab = oklab(np.asarray(small, dtype=np.uint8))
    light, chroma = lab[..., 0], np.hypot(lab[..., 1], lab[..., 2])
    across, down = np.abs(np.diff(light, axis=1)), np.abs(np.diff(light, axis=0))
    found: dict[str, float | str | list[float]] = {
        "lightness": float(light.mean()),
        "contrast of light": float(light.std()),
        "colourfulness": float(chroma.mean()),
        "detail": float((across.mean() if across.size else 0.0) + (down.mean() if down.size else 0.0)),
        "warmth": float(lab[..., 2].mean() + 0.5 * lab[..., 1].mean()),
        "shape": _shape(*picture.size),
        "palette": _palette(lab, chroma),
    }
    layout = _layout(light)
    if layout is not None:
        found["layout"] = layout
    return found


def _small(picture: Image.Image) -> Image.Image:
    shrunk = picture.copy()
    shrunk.thumbnail((SIDE, SIDE), Image.Resampling.BOX)
    ground = Image.new("RGBA", shrunk.size, "white")
    return Image.alpha_composite(ground, shrunk.convert("RGBA")).convert("RGB")


def _shape(width: int, height: int) -> str:
    ratio = width / height
    return "tall" if ratio < 0.85 else "wide" if ratio > 1.18 else "square"


def _palette(lab: Floats, chroma: Floats) -> list[float]:
    """Return shares, soft between neighbouring hues, so that a small change of light moves little."""
    place = (np.arctan2(lab[..., 2], lab[..., 1]) / (2 * np.pi) % 1.0 * HUES).ravel()
    seen = np.clip(chroma / GREY, 0.0, 1.0).ravel()
    low = np.floor(place).astype(int) % HUES
    part = place - np.floor(place)
    shares = np.bincount(low, seen * (1 - part), HUES) + np.bincount((low + 1) % HUES, seen * part, HUES)
    whole = [*shares.tolist(), float((1 - seen).sum())]
    return [round(value / seen.size, 5) for value in whole]


def _layout(light: Floats) -> list[float] | None:
    """Return lightness of 4 x 4 parts less the mean; None for a picture of one lightness."""
    rows = np.array_split(light, 4, axis=0)
    cells = [
        [cell.mean() if cell.size else light.mean() for cell in np.array_split(row, 4, axis=1)]
        for row in rows
    ]
    values = np.array(cells).ravel() - light.mean()
    return [round(float(value), 5) for value in values] if np.abs(values).max() > 0.01 else None

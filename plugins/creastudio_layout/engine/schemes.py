"""Colour schemes: ground, ink and accent, from a brand's palette or from what a picture shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio.api.brand import BrandColor
from creastudio_layout.engine.colors import (
    ENOUGH,
    contrast_of,
    from_oklab,
    hex_of,
    mixed,
    oklab,
    rgb_of,
    with_lightness,
)
from creastudio_layout.theory.concepts import SchemeName


@dataclass(frozen=True)
class Hues:
    """What schemes are made of: colours as hex, "" where the brand names none; `brand`: whether they are a brand's own."""

    primary: str
    accent: str
    ground: str = ""
    ink: str = ""
    brand: bool = False


@dataclass(frozen=True)
class Scheme:
    """Colours of one concept.

    Attributes
    ----------
    ground, ink, quiet : str
        Of plates and panels, of text on them, and of text that stands back; both inks reach 4.5 on the ground.
    accent, label : str
        Of the button and the words on it.
    behind : str
        Of what shows beside a plate where the picture ends.
    """

    ground: str
    ink: str
    quiet: str
    accent: str
    label: str
    behind: str = "#ffffff"


DARK_INK, LIGHT_INK = "#16181d", "#ffffff"


def hues_of_brand(colors: Sequence[BrandColor]) -> Hues | None:
    """Return the hues of a brand's palette; None where it has no colour to speak of."""
    by_role = {color.role: color.color[:7] for color in reversed(colors)}
    rest = [color.color[:7] for color in colors if color.role in ("other", "secondary")]
    primary = by_role.get("primary") or by_role.get("accent") or next(iter(rest), "")
    if not primary:
        return None
    accent = by_role.get("accent") or by_role.get("secondary") or primary
    return Hues(primary, accent, by_role.get("background", ""), by_role.get("ink", ""), brand=True)


def hues_of_pixels(rgb: NDArray[np.float64], eye: NDArray[np.float64]) -> Hues:
    """Return hues from a picture: its strongest colour, and one that stands apart from it.

    Parameters
    ----------
    rgb : ndarray
        (rows, columns, 3) 0 to 1.
    eye : ndarray
        (rows, columns) What draws the eye, 0 to 1; its colours count more.
    """
    step = max(1, rgb.size // 3 // 4000)
    lab = oklab(rgb.reshape(-1, 3)[::step])
    worth = 0.25 + eye.reshape(-1)[::step]
    chroma = np.hypot(lab[:, 1], lab[:, 2])
    angle = np.arctan2(lab[:, 2], lab[:, 1])
    strong = chroma > 0.035
    if strong.mean() < 0.02:
        return Hues("#2c3440", "#d9542b")
    bins = ((angle + np.pi) / (2 * np.pi) * 24).astype(int) % 24
    weight = np.bincount(bins, weights=chroma * strong * worth, minlength=24)
    smooth = weight + 0.5 * (np.roll(weight, 1) + np.roll(weight, -1))
    first = int(smooth.argmax())
    far = np.minimum((np.arange(24) - first) % 24, (first - np.arange(24)) % 24) >= 4
    second = int((smooth * far).argmax())
    primary = _bin_color(lab, chroma, strong & (np.minimum((bins - first) % 24, (first - bins) % 24) <= 1))
    if smooth[second] > 0.06 * smooth[first]:
        apart = strong & (np.minimum((bins - second) % 24, (second - bins) % 24) <= 1)
        accent = _bin_color(lab, chroma, apart)
    else:
        accent = primary
    return Hues(primary, accent)


def _bin_color(lab: NDArray[np.float64], chroma: NDArray[np.float64], chosen: NDArray[np.bool_]) -> str:
    """Return the colour of some pixels, the strong ones first, made strong enough for a button."""
    weights = chroma[chosen] ** 2
    mean = (lab[chosen] * weights[:, None]).sum(0) / weights.sum()
    has = float(np.hypot(mean[1], mean[2]))
    mean[1:] *= np.clip(has, 0.09, 0.17) / max(has, 1e-6)
    mean[0] = np.clip(mean[0], 0.42, 0.72)
    return hex_of(from_oklab(mean))


def scheme_of(name: SchemeName, hues: Hues) -> Scheme:
    """Return the colours of a scheme."""
    if name == "light":
        ground = hues.ground or with_lightness(hues.primary, 0.955, 0.018)
    elif name == "white":
        ground = "#ffffff"
    elif name == "dark":
        ground = with_lightness(hues.primary, 0.225, 0.04)
    else:
        ground = _speaking(hues.primary)
    ink = _ink_on(ground, hues)
    accent = _accent_on(ground, hues)
    return Scheme(ground, ink, _quiet(ink, ground), accent, best_ink(accent), _behind(ground, hues))


def _behind(ground: str, hues: Hues) -> str:
    """Return a tone of the plate's own kind that it stands out of: a deeper one beside dark and coloured plates, a tint beside light ones."""
    lightness = float(oklab(rgb_of(ground))[0])
    if lightness > 0.9:
        return with_lightness(hues.primary, 0.9 if lightness < 0.97 else 0.88, 0.045)
    if lightness < 0.32:
        return with_lightness(ground, lightness + 0.11)
    return with_lightness(ground, max(0.16, lightness - 0.12))


def best_ink(ground: str) -> str:
    """Return white or near black, whichever reads better; white where it reads well enough."""
    if contrast_of(LIGHT_INK, ground) >= ENOUGH + 0.1:
        return LIGHT_INK
    return max((DARK_INK, LIGHT_INK), key=lambda ink: contrast_of(ink, ground))


def _speaking(color: str) -> str:
    """Return a colour as a ground: moved in lightness, as little as it takes, until an ink reads on it."""
    if contrast_of(best_ink(color), color) >= ENOUGH + 0.4:
        return color
    lightness = float(oklab(rgb_of(color))[0])
    for step in np.linspace(0.02, 0.4, 20):
        for moved in (lightness - step, lightness + step):
            if 0.1 < moved < 0.97:
                tried = with_lightness(color, float(moved))
                if contrast_of(best_ink(tried), tried) >= ENOUGH + 0.4:
                    return tried
    return color


def _ink_on(ground: str, hues: Hues) -> str:
    own = [hues.ink, with_lightness(hues.primary, 0.24, 0.06), with_lightness(hues.primary, 0.975, 0.012)]
    fitting = [ink for ink in own if ink and contrast_of(ink, ground) >= ENOUGH + 1.5]
    return fitting[0] if fitting else best_ink(ground)


def _quiet(ink: str, ground: str) -> str:
    """Return an ink that stands back: towards the ground as far as 5.2 allows."""
    for share in (0.28, 0.2, 0.12):
        tried = mixed(ink, ground, share)
        if contrast_of(tried, ground) >= 5.2:
            return tried
    return ink


def _accent_on(ground: str, hues: Hues) -> str:
    """Return the colour of a button that stands out of its ground (3:1, WCAG 2.1, 1.4.11) with a label that reads."""
    for color in (hues.accent, hues.primary):
        # A brand's own colours stay as they are wherever the label reads: a button is known by its shape, too.
        own = hues.brand and contrast_of(color, ground) >= 1.5
        if own and contrast_of(best_ink(color), color) >= ENOUGH:
            return color
        lightness = float(oklab(rgb_of(color))[0])
        for moved in sorted(np.linspace(0.25, 0.88, 22), key=lambda value: abs(value - lightness)):
            tried = color if abs(moved - lightness) < 0.015 else with_lightness(color, float(moved))
            if contrast_of(tried, ground) >= 3 and contrast_of(best_ink(tried), tried) >= ENOUGH + 0.1:
                if abs(moved - lightness) < 0.25:
                    return tried
                break
    return best_ink(ground)

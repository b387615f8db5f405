"""Compositing in 64-bit floats straight from the W3C's formulas, to hold the painter against.

Compositing and Blending Level 1, sections 5.1, 9.1.4 and 10. Colours are not premultiplied.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Color = NDArray[np.float64]


def _soft_light(b: Color, s: Color) -> Color:
    d = np.where(b <= 0.25, ((16 * b - 12) * b + 4) * b, np.sqrt(b))
    return np.where(s <= 0.5, b - (1 - 2 * s) * b * (1 - b), b + (2 * s - 1) * (d - b))


def _dodge(b: Color, s: Color) -> Color:
    raised = np.minimum(1, b / np.where(s < 1, 1 - s, 1))
    return np.where(b == 0, 0, np.where(s >= 1, 1, raised))


def _burn(b: Color, s: Color) -> Color:
    lowered = 1 - np.minimum(1, (1 - b) / np.where(s > 0, s, 1))
    return np.where(b >= 1, 1, np.where(s <= 0, 0, lowered))


def _hard_light(b: Color, s: Color) -> Color:
    return np.where(s <= 0.5, b * 2 * s, b + (2 * s - 1) - b * (2 * s - 1))


def _lum(c: Color) -> Color:
    return (c @ np.array([0.3, 0.59, 0.11]))[..., None]


def _clip(c: Color) -> Color:
    light, low, high = _lum(c), c.min(-1, keepdims=True), c.max(-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        c = np.where(low < 0, light + (c - light) * light / (light - low), c)
        return np.where(high > 1, light + (c - light) * (1 - light) / (high - light), c)


def _set_lum(c: Color, light: Color) -> Color:
    return _clip(c + light - _lum(c))


def _sat(c: Color) -> Color:
    return c.max(-1, keepdims=True) - c.min(-1, keepdims=True)


def _set_sat(c: Color, sat: Color) -> Color:
    low, spread = c.min(-1, keepdims=True), _sat(c)
    return np.where(spread > 0, (c - low) * sat / np.where(spread > 0, spread, 1), 0)


BLEND: dict[str, Callable[[Color, Color], Color]] = {
    "normal": lambda b, s: s,
    "multiply": lambda b, s: b * s,
    "screen": lambda b, s: b + s - b * s,
    "overlay": lambda b, s: _hard_light(s, b),
    "darken": np.minimum,
    "lighten": np.maximum,
    "color-dodge": _dodge,
    "color-burn": _burn,
    "hard-light": _hard_light,
    "soft-light": _soft_light,
    "difference": lambda b, s: np.abs(b - s),
    "exclusion": lambda b, s: b + s - 2 * b * s,
    "plus": lambda b, s: np.minimum(1, b + s),
    "hue": lambda b, s: _set_lum(_set_sat(s, _sat(b)), _lum(b)),
    "saturation": lambda b, s: _set_lum(_set_sat(b, _sat(s)), _lum(b)),
    "color": lambda b, s: _set_lum(s, _lum(b)),
    "luminosity": lambda b, s: _set_lum(b, _lum(s)),
}


def over(below: Color, above: Color, opacity: float, blend: str) -> Color:
    """Return straight RGBA of `above` composed on `below`, both (height, width, 4) from 0 to 1."""
    cb, ab = below[..., :3], below[..., 3:]
    cs, as_ = above[..., :3], above[..., 3:] * opacity
    mixed = (1 - ab) * cs + ab * BLEND[blend](cb, cs)
    alpha = as_ + ab * (1 - as_)
    color = as_ * mixed + (1 - as_) * ab * cb
    straight = np.where(alpha > 0, color / np.where(alpha > 0, alpha, 1), 0)
    return np.concatenate([straight, alpha], axis=-1)

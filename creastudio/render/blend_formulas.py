"""Blend modes that QPainter lacks, by their formulas.

Source: W3C, Compositing and Blending Level 1, sections 9 and 10.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from creastudio.core.canvas import BlendMode
from creastudio.render.pixels import Pixels, sheet_pixels
from creastudio.render.sheet import Sheet

Plane = NDArray[np.floating[Any]]
"""Shape (rows, columns, 3) of blue, green, red, or (rows, columns, 1) of one value; 0 to 1."""

ROWS = 64
"""Rows that are blended at a time, so that what is worked on stays in the processor's cache."""

_LUMA = np.array([0.11, 0.59, 0.30], np.float32)


def lay_by_formula(sheet: Sheet, other: Sheet, opacity: float, blend: BlendMode) -> None:
    """Compose `other` onto `sheet`, where both are."""
    common = sheet.rect & other.rect
    if common.isEmpty():
        return
    below, above = sheet_pixels(sheet, common), sheet_pixels(other, common)
    for top in range(0, common.height(), ROWS):
        _blend_rows(below[top : top + ROWS], above[top : top + ROWS], opacity, blend)


def _blend_rows(below: Pixels, above: Pixels, opacity: float, blend: BlendMode) -> None:
    """Blend some rows of premultiplied pixels into `below`."""
    source = above.astype(np.float32) * np.float32(opacity / 255)
    backdrop = below.astype(np.float32) * np.float32(1 / 255)
    alpha_s, alpha_b = source[..., 3:], backdrop[..., 3:]
    color_s = _divided(source[..., :3], alpha_s)
    color_b = _divided(backdrop[..., :3], alpha_b)
    mixed = _MIXED[blend](color_b, color_s)
    out = (1 - alpha_b) * source[..., :3] + (1 - alpha_s) * backdrop[..., :3] + alpha_s * alpha_b * mixed
    alpha = alpha_s + alpha_b - alpha_s * alpha_b
    below[..., :3] = (np.clip(out, 0, alpha) * 255 + 0.5).astype(np.uint8)
    below[..., 3:] = (alpha * 255 + 0.5).astype(np.uint8)


def _divided(color: Plane, alpha: Plane) -> Plane:
    return np.divide(color, alpha, out=np.zeros_like(color), where=alpha > 0)


def _luminosity(color: Plane) -> Plane:
    return (color @ _LUMA)[..., None]


def _clip_color(color: Plane) -> Plane:
    """Move colours out of range towards their own luminosity (ClipColor of the specification)."""
    light = _luminosity(color)
    low, high = color.min(axis=-1, keepdims=True), color.max(axis=-1, keepdims=True)
    tiny = np.float32(1e-7)
    color = np.where(low < 0, light + (color - light) * light / np.maximum(light - low, tiny), color)
    return np.where(high > 1, light + (color - light) * (1 - light) / np.maximum(high - light, tiny), color)


def _with_luminosity(color: Plane, light: Plane) -> Plane:
    return _clip_color(color + (light - _luminosity(color)))


def _saturation(color: Plane) -> Plane:
    return color.max(axis=-1, keepdims=True) - color.min(axis=-1, keepdims=True)


def _with_saturation(color: Plane, saturation: Plane) -> Plane:
    low = color.min(axis=-1, keepdims=True)
    own = _saturation(color)
    return np.divide((color - low) * saturation, own, out=np.zeros_like(color), where=own > 0)


def _hue(below: Plane, above: Plane) -> Plane:
    return _with_luminosity(_with_saturation(above, _saturation(below)), _luminosity(below))


def _take_saturation(below: Plane, above: Plane) -> Plane:
    return _with_luminosity(_with_saturation(below, _saturation(above)), _luminosity(below))


def _color(below: Plane, above: Plane) -> Plane:
    return _with_luminosity(above, _luminosity(below))


def _take_luminosity(below: Plane, above: Plane) -> Plane:
    return _with_luminosity(below, _luminosity(above))


def _dodge(below: Plane, above: Plane) -> Plane:
    left = 1 - above
    raised = np.divide(below, left, out=np.ones_like(below), where=left > 0)
    return np.where(below <= 0, np.float32(0), np.minimum(raised, np.float32(1)))


def _burn(below: Plane, above: Plane) -> Plane:
    lowered = np.divide(1 - below, above, out=np.ones_like(below), where=above > 0)
    return np.where(below >= 1, np.float32(1), np.float32(1) - np.minimum(lowered, np.float32(1)))


def _soft_light(below: Plane, above: Plane) -> Plane:
    rest = np.where(below <= 0.25, ((16 * below - 12) * below + 4) * below, np.sqrt(below)) - below
    twice = 2 * above - 1
    return below + twice * np.where(above <= 0.5, below * (1 - below), rest)


def _exclusion(below: Plane, above: Plane) -> Plane:
    return below + above - 2 * below * above


def _plus(below: Plane, above: Plane) -> Plane:
    return np.minimum(below + above, 1)


_MIXED = {
    "color-dodge": _dodge,
    "color-burn": _burn,
    "soft-light": _soft_light,
    "exclusion": _exclusion,
    "plus": _plus,
    "hue": _hue,
    "saturation": _take_saturation,
    "color": _color,
    "luminosity": _take_luminosity,
}

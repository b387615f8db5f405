"""Adjustments of colours: levels and curves by tables, hue and saturation in HSL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from creastudio.core.adjustments import Adjustment, Curve, Curves, HueSaturation, Levels
from creastudio.core.canvas import AdjustmentLayer
from creastudio.render import blend
from creastudio.render.image_source import ImageSource
from creastudio.render.masks import apply_mask
from creastudio.render.pixels import Pixels, pixels_of, sheet_pixels
from creastudio.render.sheet import Sheet

Table = NDArray[np.uint8]

Plane = NDArray[np.floating[Any]]
"""Shape (rows, columns) of one value."""

ROWS = 64
"""Rows that are adjusted at a time, so that what is worked on stays in the processor's cache."""


def adjust(sheet: Sheet, layer: AdjustmentLayer, images: ImageSource) -> None:
    """Change the colours of what is on a sheet, as far as the layer's opacity and mask say."""
    changed = sheet.part(sheet.rect)
    sheet_pixels(changed)[...] = adjusted(sheet_pixels(sheet), layer.adjustment)
    if layer.blend != "normal":
        over = Sheet(sheet.rect, sheet.to_device)
        over.image = QImage(sheet.image)
        blend.lay(over, changed, 1.0, layer.blend)
        changed = over
    if layer.mask is None or not layer.mask.enabled:
        _mix(sheet, changed.image, None, layer.opacity)
        return
    whole = QImage(changed.image)
    apply_mask(changed, layer.mask, images)
    _mix(sheet, whole, changed, layer.opacity)


def adjusted(pixels: Pixels, adjustment: Adjustment) -> Pixels:
    """Return premultiplied pixels with their colours adjusted; alpha stays.

    Parameters
    ----------
    pixels : ndarray
        Shape (height, width, 4), blue first.
    """
    change = _change(adjustment)
    out = np.empty_like(pixels)
    for top in range(0, pixels.shape[0], ROWS):
        rows = pixels[top : top + ROWS]
        out[top : top + ROWS] = _premultiplied(change(_straight(rows)), rows[..., 3:])
    return out


def curve_table(curve: Curve) -> Table:
    """Return what a curve makes of each of the 256 tones; monotone between its points (Fritsch and Carlson, 1980)."""
    points = sorted(dict(curve).items())
    x = np.array([point[0] for point in points])
    y = np.array([point[1] for point in points])
    at = np.linspace(0, 1, 256)
    if len(points) == 1:
        return _table(np.full(256, y[0]))
    step = np.diff(x)
    slope = np.diff(y) / step
    tangent = np.concatenate([slope[:1], (slope[:-1] + slope[1:]) / 2, slope[-1:]])
    tangent[1:-1][slope[:-1] * slope[1:] <= 0] = 0
    for index, rise in enumerate(slope):
        if rise == 0:
            tangent[index : index + 2] = 0
            continue
        length = np.hypot(*(tangent[index : index + 2] / rise))
        if length > 3:
            tangent[index : index + 2] *= 3 / length
    place = np.clip(np.searchsorted(x, at, "right") - 1, 0, len(step) - 1)
    t = np.clip((at - x[place]) / step[place], 0, 1)
    rises = step[place]
    value = (
        (2 * t**3 - 3 * t**2 + 1) * y[place]
        + (t**3 - 2 * t**2 + t) * rises * tangent[place]
        + (3 * t**2 - 2 * t**3) * y[place + 1]
        + (t**3 - t**2) * rises * tangent[place + 1]
    )
    return _table(value)


def levels_table(levels: Levels) -> Table:
    """Return what levels make of each of the 256 tones."""
    span = max(levels.white - levels.black, 1 / 255)
    tone = np.clip((np.linspace(0, 1, 256) - levels.black) / span, 0, 1) ** (1 / levels.gamma)
    return _table(levels.out_black + tone * (levels.out_white - levels.out_black))


def _change(adjustment: Adjustment) -> Callable[[Pixels], Pixels]:
    """Return what an adjustment does to straight colours, shape (rows, columns, 3)."""
    if isinstance(adjustment, HueSaturation):
        return lambda color: _hue_turned(color, adjustment)
    tables = _tables(adjustment)
    return lambda color: np.stack([tables[channel][color[..., channel]] for channel in range(3)], axis=-1)


def _tables(adjustment: Levels | Curves) -> tuple[Table, Table, Table]:
    """Return the tables of blue, green and red."""
    if isinstance(adjustment, Levels):
        table = levels_table(adjustment)
        return table, table, table
    whole = curve_table(adjustment.rgb)
    blue, green, red = (
        whole[curve_table(curve)] for curve in (adjustment.blue, adjustment.green, adjustment.red)
    )
    return blue, green, red


def _hue_turned(color: Pixels, change: HueSaturation) -> Pixels:
    value = color.astype(np.float32) / 255
    high, low = value.max(axis=-1), value.min(axis=-1)
    spread = high - low
    light = (high + low) / 2
    room = 1 - np.abs(2 * light - 1)
    saturation = np.divide(spread, room, out=np.zeros_like(spread), where=room > 1e-6)
    if change.colorize:
        hue = np.full_like(light, (change.hue % 360) / 60)
        saturation = np.full_like(light, (change.saturation + 1) / 2)
    else:
        hue = (_hue_of(value, high, spread) + change.hue / 60) % 6
        saturation = _raised(saturation, change.saturation)
    light = _raised(light, change.lightness)
    return _table(_from_hsl(hue, saturation, light))


def _raised(value: Plane, by: float) -> Plane:
    """Return `value` moved towards 1 (by > 0) or 0 (by < 0)."""
    return value + (1 - value) * by if by > 0 else value * (1 + by)


def _hue_of(value: Plane, high: Plane, spread: Plane) -> Plane:
    """Return hues from 0 to 6; 0 for greys."""
    blue, green, red = value[..., 0], value[..., 1], value[..., 2]
    safe = np.where(spread > 0, spread, 1)
    hue = np.where(
        high == red,
        ((green - blue) / safe) % 6,
        np.where(high == green, (blue - red) / safe + 2, (red - green) / safe + 4),
    )
    return np.where(spread > 0, hue, 0)


def _from_hsl(hue: Plane, saturation: Plane, light: Plane) -> Plane:
    """Return blue, green and red (CSS Color 4, section 7.1)."""
    reach = saturation * np.minimum(light, 1 - light)

    def channel(shift: float) -> Plane:
        k = (shift + hue * 2) % 12
        return light - reach * np.clip(np.minimum(k - 3, 9 - k), -1, 1)

    return np.stack([channel(4), channel(8), channel(0)], axis=-1)


def _straight(pixels: Pixels) -> Pixels:
    """Return the colours of premultiplied pixels, shape (height, width, 3)."""
    alpha = pixels[..., 3:]
    if alpha.min() == 255:
        return pixels[..., :3]
    wide = pixels[..., :3].astype(np.uint16) * 255 + alpha // 2
    return np.minimum(wide // np.maximum(alpha, 1), 255).astype(np.uint8)


def _premultiplied(color: Pixels, alpha: Pixels) -> Pixels:
    if alpha.min() == 255:
        return np.concatenate([color, alpha], axis=-1)
    scaled = ((color.astype(np.uint16) * alpha + 127) // 255).astype(np.uint8)
    return np.concatenate([scaled, alpha], axis=-1)


def _table(values: Plane) -> Table:
    return (np.clip(values, 0, 1) * 255 + 0.5).astype(np.uint8)


def _mix(sheet: Sheet, changed: QImage, masked: Sheet | None, opacity: float) -> None:
    """Put changed colours in place of those of a sheet, as far as opacity and mask say; alpha stays."""
    below = sheet_pixels(sheet)
    new = pixels_of(changed, writable=False)
    if masked is None and opacity >= 1:
        below[...] = new
        return
    share = np.full(below.shape[:2], opacity, np.float32)
    if masked is not None:
        alpha = new[..., 3].astype(np.float32)
        kept = sheet_pixels(masked)[..., 3].astype(np.float32)
        share *= np.divide(kept, alpha, out=np.zeros_like(kept), where=alpha > 0)
    mixed = below + (new.astype(np.float32) - below) * share[..., None]
    below[...] = (mixed + 0.5).astype(np.uint8)

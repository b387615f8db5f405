"""Effects of layers: blur, shadow and stroke, from the layer's own picture at the scale it is painted at."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from creastudio.core.effects import DropShadow, Effect, LayerBlur, Stroke
from creastudio.render.pixels import Pixels, pixels_of
from creastudio.render.shapes import color
from creastudio.render.sheet import PAINTED, Sheet, blank

FAR = np.float32(1e6)

Coverage = NDArray[np.uint8]
"""Shape (height, width): how much of each px is covered, 0 to 255."""


def with_effects(sheet: Sheet, effects: tuple[Effect, ...], scale: float) -> Sheet:
    """Return a sheet with a layer's picture and its effects.

    Parameters
    ----------
    sheet : Sheet
        The layer alone, with room around it as ``reach_of`` says.
    scale : float
        Device px an artboard px.
    """
    shown = [effect for effect in effects if effect.visible]
    for effect in shown:
        if isinstance(effect, LayerBlur):
            blur(sheet.image, effect.radius * scale)
    alpha = pixels_of(sheet.image)[..., 3].copy()
    out = shadows(sheet, effects, scale)
    out.lay(sheet)
    for effect in shown:
        if isinstance(effect, Stroke):
            _paint_stroke(out, alpha, effect, scale)
    return out


def shadows(sheet: Sheet, effects: tuple[Effect, ...], scale: float) -> Sheet:
    """Return a sheet with nothing but the shadows that a layer's picture casts."""
    alpha = pixels_of(sheet.image)[..., 3].copy()
    out = sheet.part(sheet.rect)
    for effect in effects:
        if isinstance(effect, DropShadow) and effect.visible:
            _paint_shadow(out, alpha, effect, scale)
    return out


def blur(image: QImage, sigma: float) -> None:
    """Blur a premultiplied image in place by a Gaussian of `sigma` px."""
    if sigma < 0.05:
        return
    pixels = pixels_of(image)
    height, width = pixels.shape[:2]
    # The order of channels doesn't matter to a blur.
    picture = Image.frombuffer("RGBA", (width, height), np.ascontiguousarray(pixels), "raw", "RGBA", 0, 1)
    pixels[...] = np.asarray(picture.filter(ImageFilter.GaussianBlur(sigma)))


def blurred(coverage: Coverage, sigma: float) -> Coverage:
    """Return coverage blurred by a Gaussian of `sigma` px."""
    if sigma < 0.05:
        return coverage
    picture = Image.fromarray(np.ascontiguousarray(coverage))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(sigma)))


ALL_ROWS = slice(None)


def grown(coverage: Coverage, by: float, rows: slice = ALL_ROWS) -> Coverage:
    """Return some rows of coverage grown by `by` px (shrunk where negative), with smooth edges."""
    if by == 0:
        return coverage[rows]
    if by < 0:
        return 255 - grown(255 - coverage, -by, rows)
    distance = distance_to(coverage, by + 1, rows)
    return (np.clip(by + 0.5 - distance, 0, 1) * 255 + 0.5).astype(np.uint8)


def distance_to(coverage: Coverage, limit: float, rows: slice = ALL_ROWS) -> NDArray[np.float32]:
    """Return the distance of each px of some rows to what is covered, px; `limit` or more where it is farther.

    The part of an edge px that is covered tells how far the edge lies from its centre (Gustavson and Strand, 2011).
    First up and down, then to the sides, with what was nearest in each column.
    """
    start = np.where(coverage > 0, np.float32(0.5) - coverage.astype(np.float32) / 255, FAR)
    reach = math.ceil(limit)
    steps, part = (plane[rows] for plane in _nearest_in_column(start))
    best = steps + part
    square = steps * steps
    beside = np.empty_like(best)
    for step in range(1, min(reach, start.shape[1] - 1) + 1):
        np.add(square, np.float32(step * step), out=beside)
        np.sqrt(beside, out=beside)
        beside += part
        np.minimum(best[:, step:], beside[:, :-step], out=best[:, step:])
        np.minimum(best[:, :-step], beside[:, step:], out=best[:, :-step])
    return best


def _nearest_in_column(start: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return how many px up or down the nearest covered one is, and how far its edge lies from its centre.

    The least of ``start[k] + |k - row|`` is a running minimum of ``start[k] - k`` from above, and of ``start[k] + k``
    from below. As no edge lies farther than half a px from its centre, rounding such a value gives k back.
    """
    rows = np.arange(start.shape[0], dtype=np.float64)[:, np.newaxis]
    above = np.minimum.accumulate(start - rows, axis=0)
    below = np.minimum.accumulate((start + rows)[::-1], axis=0)[::-1]
    up, down = above + rows, below - rows
    lower = down < up
    steps = np.where(lower, np.floor(below + 0.5) - rows, rows + np.floor(above + 0.5))
    part = np.where(lower, down, up) - steps
    return steps.astype(np.float32), part.astype(np.float32)


def _paint_shadow(out: Sheet, alpha: Coverage, shadow: DropShadow, scale: float) -> None:
    coverage = blurred(grown(alpha, shadow.spread * scale), shadow.blur * scale)
    dx, dy = shadow.x * scale, shadow.y * scale
    with QPainter(out.image) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(dx, dy)
        painter.drawImage(QPoint(0, 0), tinted(coverage, shadow.color))


def _paint_stroke(out: Sheet, alpha: Coverage, stroke: Stroke, scale: float) -> None:
    width = stroke.width * scale
    outer = {"outside": width, "center": width / 2, "inside": 0.0}[stroke.position]
    inner = width - outer
    outside = grown(alpha, outer).astype(np.int16)
    ring = outside - (grown(alpha, -inner) if inner else alpha)
    with QPainter(out.image) as painter:
        painter.drawImage(QPoint(0, 0), tinted(np.clip(ring, 0, 255).astype(np.uint8), stroke.color))


def tinted(coverage: Coverage, text: str) -> QImage:
    """Return an image of one colour with this coverage."""
    tone = color(text)
    image = blank(coverage.shape[1], coverage.shape[0], PAINTED)
    pixels: Pixels = pixels_of(image)
    alpha = coverage.astype(np.uint16) * tone.alpha() // 255
    for channel, value in enumerate((tone.blue(), tone.green(), tone.red())):
        pixels[..., channel] = (alpha * value + 127) // 255
    pixels[..., 3] = alpha
    return image

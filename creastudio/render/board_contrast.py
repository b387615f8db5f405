"""How well words stand out of what really lies under them, measured on a painted artboard."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QTransform

from creastudio.api import colors
from creastudio.core.canvas import Artboard, GroupLayer, Layer, TextLayer
from creastudio.core.layout_layers import box_of, element_layers, inner_of
from creastudio.render.compositor import Compositor
from creastudio.render.pixels import pixels_of

SIDE = 900
"""Longest side of the artboard that is looked at, px."""

APART = 24
"""Steps of a channel by which a pixel differs where a letter is."""

AROUND = 2
"""Px around letters that count as what they stand on."""

ENDS = (5, 95)
"""Percentiles of luminance that are held against the ink: a few grains of a picture don't count."""

Floats = NDArray[np.float64]


def contrasts_on(compositor: Compositor, board: Artboard) -> dict[str, float]:
    """Return the contrast ratio of each text of a layout with what lies under its letters, 1 to 21.

    The ratio is that of WCAG 2.2 ("contrast ratio"); the ground is the artboard painted without its words.

    Returns
    -------
    dict
        Element -> contrast; texts that are hidden or empty aren't in it.
    """
    texts = {
        layer.element: (layer, inner)
        for layer in element_layers(board)
        if layer.visible and isinstance(inner := inner_of(layer), TextLayer) and inner.visible and inner.text.strip()
    }  # fmt: skip
    if not texts:
        return {}
    scale = min(1.0, SIDE / max(board.width, board.height))
    # Letters are where black ones and white ones differ, whatever they stand on.
    black, white = (_painted(compositor, board, scale, color=ink) for ink in ("#000000", "#ffffff"))
    bare = _painted(compositor, board, scale, visible=False)
    written = _widened(np.abs(white - black).max(-1) > APART)
    found: dict[str, float] = {}
    for element, (layer, inner) in texts.items():
        box = box_of(board, layer)
        rows = slice(*_span(box.y, box.height, scale, bare.shape[0]))
        columns = slice(*_span(box.x, box.width, scale, bare.shape[1]))
        ground, letters = bare[rows, columns], written[rows, columns]
        if ground.size:
            # Letters may lie outside of their box, or be too faint to be told.
            under = ground[letters] if letters.any() else ground.reshape(-1, 3)
            found[element] = _ratio(under, inner.color)
    return found


def _painted(compositor: Compositor, board: Artboard, scale: float, **words: Any) -> Floats:
    """Return an artboard with its texts changed, on white, (height, width, 3): red, green, blue, 0 to 255."""
    board = board.model_copy(update={"layers": _reworded(board.layers, words)})
    width, height = max(1, round(board.width * scale)), max(1, round(board.height * scale))
    image = compositor.artboard(board, QRect(0, 0, width, height), QTransform.fromScale(scale, scale))
    pixels = pixels_of(image, writable=False).astype(np.float64)
    return pixels[..., 2::-1] + (255 - pixels[..., 3:])


def _reworded(layers: tuple[Layer, ...], words: dict[str, Any]) -> tuple[Layer, ...]:
    """Return layers in which all texts that are shown are changed."""
    made: list[Layer] = []
    for layer in layers:
        update: dict[str, Any] = {}
        if isinstance(layer, TextLayer) and layer.visible:
            update = words
        elif isinstance(layer, GroupLayer):
            update = {"layers": _reworded(layer.layers, words)}
        made.append(layer.model_copy(update=update) if update else layer)
    return tuple(made)


def _widened(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return a mask with ``AROUND`` px around it."""
    rows, columns = mask.shape
    padded = np.pad(mask, AROUND)
    steps = range(2 * AROUND + 1)
    across = np.any([padded[:, at : at + columns] for at in steps], axis=0)
    return np.any([across[at : at + rows] for at in steps], axis=0)


def _span(start: float, length: float, scale: float, most: int) -> tuple[int, int]:
    return max(0, int(start * scale)), min(most, round((start + length) * scale) + 1)


def _ratio(pixels: Floats, ink: str) -> float:
    """Return the lesser contrast of an ink with the dark and the light end of pixels (n, 3)."""
    own = _luminance(np.array([[int(ink[at : at + 2], 16) for at in (1, 3, 5)]], dtype=np.float64))[0]
    ends = np.percentile(_luminance(pixels), ENDS)
    lighter, darker = np.maximum(own, ends), np.minimum(own, ends)
    return float(((lighter + colors.FLARE) / (darker + colors.FLARE)).min())


def _luminance(rgb: Floats) -> Floats:
    return colors.linear(rgb / 255) @ np.array(colors.LUMINANCE)

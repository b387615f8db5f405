"""What runs a job and what follows the hand: both draw the same picture with a library that the plugin brings."""

from __future__ import annotations

import colorsys
import io
from collections.abc import Callable

import cellnoise
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.api import JobContext, LiveContext, LiveFrame, image_artifact
from creastudio_cells.plugin import CellsParams

SEEDS = 2**63


def run(params: CellsParams, ctx: JobContext) -> None:
    """Make ``params.count`` pictures; picture i has the seed ``ctx.seed + i``."""
    for index in range(params.count):
        ctx.check_cancelled()
        seed = (ctx.seed + index) % SEEDS
        data = io.BytesIO()
        Image.fromarray(pixels(params, seed), "RGB").save(data, "PNG")
        title = f"{params.look.capitalize()} {seed}"
        ctx.emit(
            image_artifact(data.getvalue(), params.size, params.size, title=title, seed=seed, index=index)
        )
        ctx.progress((index + 1) / params.count, f"{index + 1} of {params.count}")


def open_live(ctx: LiveContext) -> Callable[[CellsParams], LiveFrame]:
    """Open a live session; there is nothing to load."""

    def render(params: CellsParams) -> LiveFrame:
        rgba = np.full((params.size, params.size, 4), 255, np.uint8)
        rgba[..., :3] = pixels(params, ctx.seed)
        return LiveFrame(params.size, params.size, rgba)

    return render


def pixels(params: CellsParams, seed: int) -> NDArray[np.uint8]:
    """Return one picture, (size, size, 3)."""
    at = cellnoise.points(params.cells, seed, params.disorder)
    near, second, number = cellnoise.cells(params.size, at, (params.x, params.y))
    edge = second - near
    # One draw a cell, so that a cell keeps its tone wherever it is seen.
    tones = np.random.default_rng(seed + 1).random(params.cells**2, dtype=np.float32)[number]
    rgb = LOOKS[params.look](near, edge, tones, params.hue / 360)
    return (np.clip(rgb, 0.0, 1.0) * 255 + 0.5).astype(np.uint8)


Floats = NDArray[np.float32]


def earth(near: Floats, edge: Floats, tones: Floats, hue: float) -> Floats:
    """Plates with dark cracks, a little hollow in the middle."""
    light = 0.55 + 0.25 * tones + 0.12 * near
    return _mixed(_rgb(hue, 0.55, 0.10), _rgb(hue, 0.42, 1.0), light * _smooth(edge, 0.02, 0.14))


def glass(near: Floats, edge: Floats, tones: Floats, hue: float) -> Floats:
    """Panes of many colours around one, in lead."""
    panes = np.stack([_channel(hue + 0.35 * (tones - 0.5), shift) for shift in (0.0, 1 / 3, 2 / 3)], -1)
    shine = (0.75 + 0.4 * (1 - near))[..., None]
    return panes * shine * _smooth(edge, 0.05, 0.09)[..., None] + 0.04


def scales(near: Floats, edge: Floats, tones: Floats, hue: float) -> Floats:
    """Domes that catch the light."""
    dome = np.sqrt(np.clip(1 - near**2, 0, 1))
    return _mixed(
        _rgb(hue, 0.8, 0.12),
        _rgb(hue + 0.06, 0.35, 1.0),
        dome**2 * (0.7 + 0.3 * tones) * _smooth(edge, 0, 0.2),
    )


def leather(near: Floats, edge: Floats, tones: Floats, hue: float) -> Floats:
    """Soft grain with shallow creases."""
    return _mixed(
        _rgb(hue, 0.75, 0.22),
        _rgb(hue, 0.6, 0.62),
        0.35 + 0.5 * _smooth(edge, 0, 0.5) + 0.15 * tones - 0.1 * near,
    )


def lace(near: Floats, edge: Floats, tones: Floats, hue: float) -> Floats:
    """Threads around holes."""
    thread = 1 - _smooth(edge, 0.06, 0.16)
    return _mixed(
        _rgb(hue, 0.35, 0.16), _rgb(hue, 0.06, 0.98), np.maximum(thread, 0.25 * tones * (near < 0.12))
    )


LOOKS = {"earth": earth, "glass": glass, "scales": scales, "leather": leather, "lace": lace}


def _rgb(hue: float, saturation: float, value: float) -> Floats:
    return np.array(colorsys.hsv_to_rgb(hue % 1.0, saturation, value), np.float32)


def _mixed(dark: Floats, light: Floats, share: Floats) -> Floats:
    return dark + (light - dark) * np.clip(share, 0, 1)[..., None]


def _smooth(values: Floats, low: float, high: float) -> Floats:
    step = np.clip((values - low) / (high - low), 0, 1)
    return step * step * (3 - 2 * step)


def _channel(hue: Floats, shift: float) -> Floats:
    return 0.5 + 0.45 * np.cos(2 * np.pi * (hue - shift)).astype(np.float32)

"""``picture.styles``: a sheet of a picture in all named styles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from creastudio.api import JobContext, image_artifact
from creastudio.ml import device
from creastudio.ml.pixels import encoded
from creastudio_pictures.engine import images
from creastudio_pictures.engine.style import loaded, resized, tensor_of, whole
from creastudio_pictures.engine.style_keep import kept
from creastudio_pictures.engine.style_nets import NAMES, NamedStyles, Norm
from creastudio_pictures.tools.styles import StylesParams

COLUMNS = 7
CELL = 256
"""Longer side of a picture on the sheet, px."""

GAP, WORDS, LETTERS = 10, 26, 15
GROUND, INK = (246, 245, 242), (50, 48, 44)

Bytes = NDArray[np.uint8]


def run(params: StylesParams, ctx: JobContext) -> None:
    """Emit one picture: the one that was given, and 26 paintings of it, each above its name.

    Raises
    ------
    UserError
        When there is no picture, it can't be read, or the network can't be used.
    """
    place = device.prepare(ctx.device)
    picture = images.given(ctx)
    scale = CELL / max(picture.size)
    cell = (max(1, round(picture.size[0] * scale)), max(1, round(picture.size[1] * scale)))
    source = tensor_of(picture.opaque).to(place)
    ctx.progress(0.0, "loading the network")
    net = loaded(NamedStyles(), ctx.model(params.model), place)
    small = resized(source, cell)
    cells = [_bytes(small)]
    for row in range(len(NAMES)):
        ctx.check_cancelled()
        ctx.progress(0.05 + 0.9 * row / len(NAMES), f"{row} of {len(NAMES)}")
        weights = torch.zeros(1, len(NAMES), device=place)
        weights[0, row] = 1

        def paint(pixels: torch.Tensor, norm: Norm | None, weights: torch.Tensor = weights) -> torch.Tensor:
            return net(pixels, weights, norm)

        made = resized(whole(source, params.size, paint, lambda _done, _total: None), cell)
        cells.append(_bytes(kept(small, made, params.colors, params.light, 1.0)))
    pixels = sheet(cells, ("", *NAMES))
    title = images.titled(picture.name, "26 styles")
    ctx.emit(image_artifact(encoded(pixels), pixels.shape[1], pixels.shape[0], title=title))
    ctx.progress(1.0)


def _bytes(pixels: torch.Tensor) -> Bytes:
    return images.to_bytes(pixels[0].permute(1, 2, 0).cpu().numpy())


def sheet(cells: Sequence[Bytes], names: Sequence[str]) -> Bytes:
    """Return pictures of one size, (height, width, 3), in rows, each above its name."""
    height, width = cells[0].shape[:2]
    step = (max(width, LETTERS * 8) + GAP, height + WORDS + GAP)
    rows = -(-len(cells) // COLUMNS)
    made = Image.new("RGB", (COLUMNS * step[0] + GAP, rows * step[1] + GAP), GROUND)
    draw = ImageDraw.Draw(made)
    font = ImageFont.load_default(LETTERS)
    for index, (pixels, name) in enumerate(zip(cells, names, strict=True)):
        row, column = divmod(index, COLUMNS)
        x, y = GAP + column * step[0], GAP + row * step[1]
        made.paste(Image.fromarray(pixels), (x, y))
        draw.text((x, y + height + 4), name.capitalize(), INK, font)
    return np.asarray(made)

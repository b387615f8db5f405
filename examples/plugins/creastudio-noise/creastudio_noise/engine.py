"""What runs a job: pictures one after another, with a preview, progress and a chance to cancel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from creastudio.api import JobContext, image_artifact
from creastudio_noise.field import Noise, marble
from creastudio_noise.palettes import colours
from creastudio_noise.plugin import FieldParams
from creastudio_noise.png import encode

SEEDS = 2**63


def run(params: FieldParams, ctx: JobContext) -> None:
    """Make ``params.count`` pictures.

    Picture i has the seed ``ctx.seed + i``. In a variation all start from ``ctx.seed`` and picture i moves towards
    the seed ``ctx.variation_seed + i``, which its metadata name.
    """
    strength = max(ctx.variation, params.variation)
    side = int(ctx.settings["own"]["preview"])
    for index in range(params.count):
        ctx.check_cancelled()
        seed = ctx.seed if strength > 0 else (ctx.seed + index) % SEEDS
        towards = (ctx.variation_seed + index) % SEEDS
        noise = Noise(seed, towards, strength, params.x, params.y)
        if index == 0 and params.size > side:
            ctx.preview(image_artifact(picture(noise, params, side, ctx), side, side))
        data = picture(noise, params, params.size, ctx)
        title = f"{params.palette.capitalize()} {seed}"
        artifact = image_artifact(data, params.size, params.size, title=title, seed=seed, index=index)
        if strength > 0:
            artifact = replace(artifact, metadata={**artifact.metadata, "variation_seed": towards})
        ctx.emit(artifact)
        ctx.progress((index + 1) / params.count, f"{index + 1} of {params.count}")


def picture(noise: Noise, params: FieldParams, size: int, ctx: JobContext) -> bytes:
    """Return one picture as PNG, `size` x `size` px."""
    return encode(pixels(noise, params, size, ctx.check_cancelled))


def pixels(
    noise: Noise, params: FieldParams, size: int, between: Callable[[], None] = lambda: None
) -> NDArray[np.uint8]:
    """Return one picture, (size, size, 3)."""
    height, flow = marble(noise, size, params.scale, params.detail, params.warp, between)
    rgb = colours(params.palette, noise.seed, height, flow)
    return (rgb * 255 + 0.5).astype(np.uint8)

"""What runs ``noise.blend``: marble laid over a picture, where a mask is white."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.api import JobContext, UserError, image_artifact
from creastudio_noise.field import Noise, marble
from creastudio_noise.palettes import colours
from creastudio_noise.plugin import BlendParams

LARGEST = 768
"""Side of the field that is computed; for larger pictures it is enlarged, which marble bears well."""

SEEDS = 2**63

UNREADABLE = (OSError, ValueError, Image.DecompressionBombError)
"""What Pillow raises for files that are no pictures, are damaged, or would take more memory than any picture should."""

Plane = NDArray[np.float64]
"""(height, width), 0 to 1."""


def run(params: BlendParams, ctx: JobContext) -> None:
    """Make ``params.count`` pictures of the size of the one that was given; picture i has the seed ``ctx.seed + i``."""
    picture = _opened(ctx)
    mask = _mask(ctx, picture.size)
    for index in range(params.count):
        ctx.check_cancelled()
        seed = (ctx.seed + index) % SEEDS
        over = _marble(params, seed, picture.size, ctx)
        data = _png(_blended(params, picture, over, mask))
        ctx.emit(image_artifact(data, *picture.size, title=f"Blend {seed}", seed=seed, index=index))
        ctx.progress((index + 1) / params.count, f"{index + 1} of {params.count}")


def _opened(ctx: JobContext) -> Image.Image:
    try:
        return Image.open(ctx.input("picture").path).convert("RGBA")
    except UNREADABLE as error:
        raise UserError("The picture can't be read.", "Choose a PNG, JPEG or WebP file.") from error


def _mask(ctx: JobContext, size: tuple[int, int]) -> Plane:
    """Return where to work: everywhere when nothing is selected."""
    try:
        path = ctx.input("mask").path
    except UserError:
        return np.ones((size[1], size[0]))
    try:
        mask = Image.open(path).convert("L")
    except UNREADABLE as error:
        raise UserError("The mask can't be read.", "Choose a grey picture, or none.") from error
    return np.asarray(mask.resize(size), dtype=np.float64) / 255


def _marble(params: BlendParams, seed: int, size: tuple[int, int], ctx: JobContext) -> NDArray[np.float64]:
    """Return (height, width, 3) colours, 0 to 1."""
    side = min(LARGEST, max(size))
    noise = Noise(seed)
    height, flow = marble(noise, side, params.scale, params.detail, params.warp, ctx.check_cancelled)
    rgb = colours(params.palette, seed, height, flow)
    square = Image.fromarray((rgb * 255 + 0.5).astype(np.uint8))
    large = square.resize((max(size), max(size)), Image.Resampling.BICUBIC).crop((0, 0, *size))
    return np.asarray(large, dtype=np.float64) / 255


def _blended(
    params: BlendParams, picture: Image.Image, over: NDArray[np.float64], mask: Plane
) -> Image.Image:
    pixels = np.asarray(picture, dtype=np.float64) / 255
    rgb, alpha = pixels[..., :3], pixels[..., 3:]
    if params.mode == "multiply":
        mixed = rgb * over
    elif params.mode == "screen":
        mixed = 1 - (1 - rgb) * (1 - over)
    else:
        mixed = over
    # Where the picture is transparent there is nothing to mix with.
    mixed = alpha * mixed + (1 - alpha) * over
    share = params.strength * mask[..., None]
    whole = alpha + share * (1 - alpha)
    under = np.divide(alpha * (1 - share), whole, out=np.zeros_like(whole), where=whole > 0)
    out = np.concatenate([mixed * (1 - under) + rgb * under, whole], axis=-1)
    return Image.fromarray((np.clip(out, 0, 1) * 255 + 0.5).astype(np.uint8))


def _png(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()

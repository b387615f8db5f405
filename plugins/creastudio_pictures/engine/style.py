"""``picture.style``: a picture painted anew, in a named style or that of another picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from creastudio.api import JobContext, Model, UserError
from creastudio.ml import checkpoint, device
from creastudio.ml.job_inputs import optional_input
from creastudio_pictures.engine import images
from creastudio_pictures.engine.style_keep import kept
from creastudio_pictures.engine.style_nets import (
    ENCODER_SIDE,
    NAMES,
    AnyStyle,
    NamedStyles,
    filled,
)
from creastudio_pictures.engine.style_tiles import Paint, painted
from creastudio_pictures.tools.style import StyleParams

LEAST = 32
"""Shortest side that the networks work on, px; what is smaller is continued at its borders."""

Net = TypeVar("Net", bound=nn.Module)


@dataclass(frozen=True)
class Manner:
    """How a picture is painted.

    Attributes
    ----------
    title : str
        For the title of the result.
    network : str
        Title of the network.
    paint : callable
        From a picture and a normalisation, or None for its own, to the painted picture.
    """

    title: str
    network: str
    paint: Paint


def run(params: StyleParams, ctx: JobContext) -> None:
    """Emit the painted picture, of the size of the one that was given.

    Raises
    ------
    UserError
        When there is no picture, one can't be read, or a network can't be used.
    """
    place = device.prepare(ctx.device)
    picture = images.given(ctx)
    mask = images.given_mask(ctx, picture.size)
    source = tensor_of(picture.opaque).to(place)
    ctx.progress(0.0, "loading the network")
    manner = _manner(params, ctx, source, place)

    def on_tile(done: int, total: int) -> None:
        ctx.check_cancelled()
        ctx.progress(0.1 + 0.8 * done / total, f"{done} of {total} tiles")

    made = resized(whole(source, params.size, manner.paint, on_tile), picture.size)
    if not bool(made.isfinite().all()):
        raise UserError(
            f"The network '{manner.network}' gives no usable numbers.", hint="Choose another network."
        )
    ctx.check_cancelled()
    # Towards a style picture the first half of the way also changes the style, so the picture goes sooner.
    strength = params.strength if optional_input(ctx, "style") is None else min(1.0, 2 * params.strength)
    mixed = kept(source, made, params.colors, params.light, strength)
    if mask is not None:
        mixed = torch.lerp(source, mixed, torch.from_numpy(mask).to(place))
    pixels = mixed[0].permute(1, 2, 0).cpu().numpy()
    ctx.emit(images.artifact(pixels, picture.alpha, title=images.titled(picture.name, manner.title)))
    ctx.progress(1.0)


def tensor_of(rgb: images.Rgb) -> Tensor:
    """Return (1, 3, height, width) of (height, width, 3)."""
    return torch.from_numpy(np.ascontiguousarray(rgb.transpose(2, 0, 1))[None])


def whole(source: Tensor, size: int, paint: Paint, on_tile: Callable[[int, int], None]) -> Tensor:
    """Bring (1, 3, height, width) to a longer side of `size` px, paint it, and cut off what was added to its borders."""
    height, width = source.shape[2:]
    scale = size / max(height, width)
    inner = (max(1, round(height * scale)), max(1, round(width * scale)))
    copy = resized(source, inner)
    missing = [max(LEAST, -(-side // 4) * 4) - side for side in inner]
    copy = functional.pad(copy, (0, missing[1], 0, missing[0]), mode="replicate")
    with torch.inference_mode():
        made = painted(copy, paint, on_tile)
    return made[:, :, : inner[0], : inner[1]]


def resized(pixels: Tensor, size: tuple[int, int]) -> Tensor:
    """Return (1, 3, height, width) of another size, smoothed where it shrinks."""
    if pixels.shape[2:] == size:
        return pixels
    return functional.interpolate(pixels, size=size, mode="bicubic", antialias=True).clamp(0, 1)


def code_of(net: AnyStyle, picture: Tensor) -> Tensor:
    """Return the 100 numbers of the style of (1, 3, height, width): of its middle, or along it where it is long."""
    height, width = picture.shape[2:]
    side = min(height, width)
    spare = (height - side, width - side)
    places = (0.0, 0.5, 1.0) if max(height, width) > 1.25 * side else (0.5,)
    squares = []
    for share in places:
        top, left = round(spare[0] * share), round(spare[1] * share)
        square = picture[:, :, top : top + side, left : left + side]
        squares.append(resized(square, (ENCODER_SIDE, ENCODER_SIDE)))
    with torch.inference_mode():
        return net.encoder(torch.cat(squares)).mean(0, keepdim=True)


def _manner(params: StyleParams, ctx: JobContext, source: Tensor, place: torch.device) -> Manner:
    """Return the style that is asked for."""
    example = optional_input(ctx, "style")
    if example is not None:
        style = images.read(example.path)
        model = ctx.model(params.any_model)
        net = loaded(AnyStyle(), model, place)
        code = code_of(net, tensor_of(style.rgb).to(place))
        if params.strength < 1:
            code = torch.lerp(code_of(net, source), code, params.strength)
        name = images.known_as(style.name)
        title = f"in the style of {name}" if name else "in the style of a picture"
        return Manner(title, model.card.title, lambda pixels, norm: net(pixels, code, norm))
    model = ctx.model(params.model)
    named = loaded(NamedStyles(), model, place)
    weights = torch.zeros(1, len(NAMES), device=place)
    weights[0, NAMES.index(params.style)] += 1 - params.share
    weights[0, NAMES.index(params.second)] += params.share
    shown = params.style if params.share < 0.5 else params.second
    return Manner(shown, model.card.title, lambda pixels, norm: named(pixels, weights, norm))


def loaded(net: Net, model: Model, place: torch.device) -> Net:
    """Fill a network with the weights of a model.

    Raises
    ------
    UserError
        When they are damaged, or those of something else.
    """
    tensors, _ = checkpoint.read(model.weights, hint="Import the network again from where it came.")
    try:
        return filled(net, tensors).to(place)
    except (RuntimeError, KeyError) as error:
        raise UserError(
            f"The weights of '{model.card.title}' don't fit the network that paints.",
            hint="Choose another network.",
        ) from error

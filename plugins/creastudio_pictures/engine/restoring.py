"""What ``picture.denoise`` and ``picture.deblock`` share: the way there and back, and networks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch

from creastudio.api import JobContext, UserError
from creastudio.ml import device
from creastudio_pictures.engine import images, nets
from creastudio_pictures.engine.images import Rgb

Clean = Callable[[Rgb, torch.device, Callable[[float], None]], Rgb]
"""From colours, where to compute, and what is called as it goes, to better colours."""


def run(
    ctx: JobContext, picture: images.Picture, model: str | None, strength: float, clean: Clean, said: str
) -> None:
    """Emit a cleaned picture of the same size, its transparency as it was.

    Parameters
    ----------
    model : str, optional
        A network to do it; else `clean` does.
    strength : float
        Share of the network's result that shows.
    said : str
        Behind the name of the picture, in the title of the result.
    """
    place = device.prepare(ctx.device)
    rgb = picture.opaque
    if model is not None:
        made = _by_network(ctx, rgb, model, min(strength, 1.0), place)
    elif strength > 0:

        def on_part(share: float) -> None:
            ctx.check_cancelled()
            ctx.progress(0.05 + 0.93 * share, "comparing")

        made = clean(rgb, place, on_part)
    else:
        made = rgb
    ctx.check_cancelled()
    ctx.emit(images.artifact(made, picture.alpha, title=images.titled(picture.name, said)))
    ctx.progress(1.0)


def _by_network(ctx: JobContext, rgb: Rgb, model: str, strength: float, place: torch.device) -> Rgb:
    net, name = nets.of_job(ctx, model, place)
    if net.scale != 1:
        raise UserError(
            f"The network '{name}' enlarges; this tool keeps the size.",
            hint="Use it in 'Enlarge', or choose another network.",
        )
    size = (rgb.shape[0], rgb.shape[1])
    nets.check_whole(net, size, name)

    def on_tile(done: int, total: int) -> None:
        ctx.check_cancelled()
        ctx.progress(0.98 * done / total, f"{done} of {total} tiles")

    made = nets.by_network(ctx, net, name, rgb, place, on_tile)
    cleaned = made.astype(np.float32) / np.float32(255)
    return (rgb + strength * (cleaned - rgb)).astype(np.float32)

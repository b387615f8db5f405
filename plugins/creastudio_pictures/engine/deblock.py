"""``picture.deblock``: what JPEG left behind, taken away within what it may have been."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch

from creastudio.api import JobContext
from creastudio_pictures.engine import images, jpeg, restoring
from creastudio_pictures.engine.collaborative import denoised
from creastudio_pictures.engine.images import Rgb
from creastudio_pictures.tools.restore import DeblockParams

POSSIBLE = 0.5
"""Share of a step that a coefficient may move from the one it was rounded to: all that it may have been."""

ASSUMED = 90
"""The quality that is assumed where no traces are found."""


def run(params: DeblockParams, ctx: JobContext) -> None:
    """Emit the picture without blocks and ripples.

    Raises
    ------
    UserError
        When there is no picture, it can't be read, or the network can't be used.
    """
    picture = images.given(ctx)
    ctx.progress(0.0, "looking for blocks")
    traces = None
    if params.model is None:
        traces = jpeg.of_file(ctx.input("picture").path) or jpeg.of_pixels(picture.rgb)

    def clean(rgb: Rgb, place: torch.device, on_part: Callable[[float], None]) -> Rgb:
        found = traces
        if params.quality is not None:
            top, left = (traces.top, traces.left) if traces is not None else (0, 0)
            found = jpeg.of_quality(params.quality, top, left)
        elif found is None:
            ctx.log.warning(
                "No traces of JPEG were found; it is smoothed as little as quality %d needs.", ASSUMED
            )
            found = jpeg.of_quality(ASSUMED)
        return deblocked(rgb, found, params.strength, place, known=traces is not None, on_part=on_part)

    restoring.run(ctx, picture, params.model, params.strength, clean, "without blocks")


def deblocked(
    rgb: Rgb,
    traces: jpeg.Traces,
    strength: float,
    place: torch.device,
    *,
    known: bool,
    on_part: Callable[[float], None] = lambda share: None,
) -> Rgb:
    """Return `rgb` smoothed as much as its compression did harm.

    Parameters
    ----------
    known : bool
        Whether `traces` are facts, beyond which brightness may not go; else they are a guess.
    """
    channels = np.ascontiguousarray((rgb @ jpeg.TO_YCC.T).transpose(2, 0, 1))
    harm = [jpeg.noise_of(traces.luma), *[jpeg.noise_of(traces.chroma)] * 2]
    sigma = torch.tensor(harm) * strength
    made = denoised(torch.from_numpy(channels).to(place), sigma, on_part).cpu().numpy()
    if known:
        made[0] = jpeg.kept_possible(made[0] * 255, channels[0] * 255, traces, POSSIBLE) / 255
    return (made.transpose(1, 2, 0) @ np.linalg.inv(jpeg.TO_YCC).T).astype(np.float32)

"""``picture.denoise``: noise measured, and taken away."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch

from creastudio.api import JobContext
from creastudio_pictures.engine import images, noise, restoring
from creastudio_pictures.engine.collaborative import denoised
from creastudio_pictures.engine.images import Rgb
from creastudio_pictures.tools.restore import DenoiseParams

FAINT = 0.3 / 255
"""Weaker noise is less than the steps in which pictures are stored; there is nothing to take away."""


def run(params: DenoiseParams, ctx: JobContext) -> None:
    """Emit the picture with less noise.

    Raises
    ------
    UserError
        When there is no picture, it can't be read, or the network can't be used.
    """
    picture = images.given(ctx)
    ctx.progress(0.0, "measuring the noise")

    def clean(rgb: Rgb, place: torch.device, on_part: Callable[[float], None]) -> Rgb:
        found = noise.levels(rgb) if params.noise is None else np.full(3, params.noise / 255, np.float32)
        if found.max() < FAINT:
            return rgb
        sigma = np.maximum(found * params.strength, 1e-4).astype(np.float32)
        channels = torch.from_numpy(noise.opponent(rgb)).to(place)
        made = denoised(channels, torch.from_numpy(sigma), on_part)
        return noise.from_opponent(made.cpu().numpy())

    restoring.run(ctx, picture, params.model, params.strength, clean, "without noise")

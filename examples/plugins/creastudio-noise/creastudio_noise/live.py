"""What follows the hand: the same pictures as a job makes, one at a time and without a file format."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from creastudio.api import LiveContext, LiveFrame
from creastudio_noise.engine import pixels
from creastudio_noise.field import Noise
from creastudio_noise.plugin import FieldParams


def open(ctx: LiveContext) -> Callable[[FieldParams], LiveFrame]:
    """Open a live session. There is nothing to load; a network would be loaded here, once."""

    def render(params: FieldParams) -> LiveFrame:
        noise = Noise(ctx.seed, ctx.seed, params.variation, params.x, params.y)
        rgba = np.full((params.size, params.size, 4), 255, np.uint8)
        rgba[..., :3] = pixels(noise, params, params.size)
        return LiveFrame(params.size, params.size, rgba)

    return render

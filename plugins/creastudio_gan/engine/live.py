"""The live session of ``gan.explore``: the picture of a state while the hand moves it."""

from __future__ import annotations

import numpy as np
import torch

from creastudio.api import LiveContext, LiveFrame
from creastudio.api.live import LiveRender
from creastudio.ml import device
from creastudio_gan.engine import latent_state
from creastudio_gan.engine.space import open_space
from creastudio_gan.tools.explore import PictureParams


def open(ctx: LiveContext) -> LiveRender:
    """Return ``render(params)``, which draws states of one model as RGBA.

    The first picture is drawn here already: torch plans its convolutions then, which takes longer than they do.

    Raises
    ------
    UserError
        When the model is missing, damaged or of another architecture.
    """
    params = ctx.params
    assert isinstance(params, PictureParams)
    place = device.prepare(ctx.device)
    space = open_space(ctx.model(params.model), place, ctx.data_dir)
    with torch.inference_mode():
        latent_state.draw(space.network, space.state(latent_state.at(params, **PLAIN)))
    rgba: list[np.ndarray] = []

    def render(params: PictureParams) -> LiveFrame:
        with torch.inference_mode(), latent_state.grain(space.network, params.noise):
            state = space.state(latent_state.at(params, seed=ctx.seed))
            image = latent_state.draw(space.network, state)[0]
            # Rounded as `to_uint8` does, but without its copies.
            pixels = image.mul_(127.5).add_(127.5).round_().clamp_(0, 255).to(torch.uint8).cpu().numpy()
        _, height, width = pixels.shape
        if not rgba:
            rgba.append(np.full((height, width, 4), 255, np.uint8))
        rgba[0][..., :3] = pixels.transpose(1, 2, 0)
        return LiveFrame(width, height, rgba[0])

    return render


PLAIN = {"x": 0.0, "y": 0.0, "label": "", "mix": "", "directions": "", "point": "", "bend": ""}
"""A state that every model can draw."""

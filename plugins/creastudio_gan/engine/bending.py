"""Bending a network: what its layers compute is changed while it draws (Broad et al. 2021, section 3).

A layer computes many small pictures. Turned, enlarged, strengthened or made noisy between one layer and the next, the rest of
the network draws them as if nothing had happened: bent coarse layers change the composition, fine ones the texture.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio.api import UserError
from creastudio_gan.bend_text import Bend
from creastudio_gan.engine.models import Network
from creastudio_gan.engine.style import StyleBlock, StyleGenerator
from creastudio_gan.state_text import StateTextError

SEED = 5
"""Of the grain: the same state is the same picture."""


@contextmanager
def bent(network: Network, bends: tuple[Bend, ...]) -> Iterator[None]:
    """Draw with bent layers.

    Raises
    ------
    UserError
        For a layer that the network hasn't.
    """
    if not bends:
        yield
        return
    layers = bendable(network)
    with ExitStack() as stack:
        for bend in bends:
            try:
                chosen = bend.layers.of(len(layers))
            except StateTextError as error:
                raise UserError(
                    f"{error}.", hint="Change the layers of bend, or choose another model."
                ) from None
            # Once, behind the last of them: behind each, a small turn would become a whirl.
            last = chosen[-1]
            stack.callback(layers[last].register_forward_hook(_Hook(bend, SEED + last)).remove)
        yield


def bendable(network: Network) -> list[nn.Module]:
    """Return the layers that can be bent, coarse to fine."""
    if not isinstance(network, StyleGenerator):
        return list(network.blocks)  # of the hybrid and the alias-free one
    blocks = [cast(StyleBlock, block) for block in network.blocks]
    return [conv for block in blocks for conv in (block.up_conv, block.conv) if conv is not None]


def bend_features(x: Tensor, bend: Bend, seed: int) -> Tensor:
    """Return the pictures of a layer, (n, c, height, width), bent."""
    if bend.moves:
        x = _moved(x, bend)
    if bend.grain:
        random = torch.Generator().manual_seed(seed)
        noise = torch.randn(1, *x.shape[1:], generator=random).to(x)
        x = x + bend.grain * x.std() * noise
    return x * bend.gain if bend.gain != 1.0 else x


class _Hook:
    """Bends what a layer returns."""

    def __init__(self, bend: Bend, seed: int) -> None:
        self._bend, self._seed = bend, seed

    def __call__(self, module: nn.Module, inputs: Any, output: Tensor) -> Tensor:
        return bend_features(output, self._bend, self._seed)


def _moved(x: Tensor, bend: Bend) -> Tensor:
    """Turn, enlarge and shift; what comes in at the sides is the mirror image."""
    height, width = x.shape[-2:]
    turn, zoom = math.radians(bend.rotate), 1 / bend.zoom
    cos, sin, ratio = math.cos(turn) * zoom, math.sin(turn) * zoom, height / width
    # Where each pixel comes from, in coordinates from -1 to 1; the ratio keeps a turn a turn.
    rows = [[cos, sin * ratio, 0.0], [-sin / ratio, cos, 0.0]]
    shift_x, shift_y = -2 * bend.slide, 2 * bend.lift
    rows[0][2] = rows[0][0] * shift_x + rows[0][1] * shift_y
    rows[1][2] = rows[1][0] * shift_x + rows[1][1] * shift_y
    theta = x.new_tensor(rows).expand(len(x), 2, 3)
    grid = F.affine_grid(theta, list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, padding_mode="reflection", align_corners=False)

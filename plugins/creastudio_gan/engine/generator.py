"""The "hybrid" generator: a small feed-forward network after FastGAN (Liu et al. 2021, section 3.1).

Gated linear units, batch normalisation, nearest-neighbour upsampling and skip-layer excitation, without the noise
inputs of the paper: an image is a function of its latent alone, so that the same seed is the same picture. A label is
embedded and put beside the latent.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio_gan.engine.styled import as_weights

EMBEDDED = 16
"""Size of an embedded label."""


class UpBlock(nn.Module):
    """Double the size: (n, c_in, s, s) to (n, c_out, 2s, 2s)."""

    def __init__(self, c_in: int, c_out: int, convolutions: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for index in range(convolutions):
            source = c_in if index == 0 else c_out
            layers += [
                nn.Conv2d(source, 2 * c_out, 3, padding=1, bias=False),
                nn.BatchNorm2d(2 * c_out),
                nn.GLU(1),
            ]
        self.body = nn.Sequential(*layers)

    def forward(self, x: Tensor) -> Tensor:
        return self.body(nearest_twice(x))


class SkipExcitation(nn.Module):
    """Let a low resolution weigh the channels of a high one: (n, c_low, h, w) to factors (n, c_high, 1, 1)."""

    def __init__(self, c_low: int, c_high: int, start: tuple[int, int]) -> None:
        super().__init__()
        self.rows = start[0]
        self.squeeze = nn.Conv2d(c_low, c_high, start)
        self.scale = nn.Conv2d(c_high, c_high, 1)

    def forward(self, low: Tensor) -> Tensor:
        pooled = F.avg_pool2d(low, low.shape[-2] // self.rows)  # (n, c_low, rows, columns)
        return self.scale(F.silu(self.squeeze(pooled))).sigmoid()


class Generator(nn.Module):
    """Latents (n, z_dim) to images (n, 3, height, width) with values in (-1, 1).

    Parameters
    ----------
    channels : sequence of int
        At the lowest resolution, twice it, ...; their count and `start` set the size.
    z_dim : int
        Size of the latent, standard normal.
    start : tuple of int
        Rows and columns of the lowest resolution.
    classes : int
        Labels; 0 for none.
    """

    def __init__(
        self, channels: Sequence[int], z_dim: int = 64, start: tuple[int, int] = (4, 4), classes: int = 0
    ) -> None:
        super().__init__()
        self.z_dim, self.classes = z_dim, classes
        self.height, self.width = (side << (len(channels) - 1) for side in start)
        self.embed = nn.Linear(classes, EMBEDDED, bias=False) if classes else None
        first = 2 * channels[0]
        self.start = nn.Sequential(
            nn.ConvTranspose2d(z_dim + (EMBEDDED if classes else 0), first, start, bias=False),
            nn.BatchNorm2d(first),
            nn.GLU(1),
        )  # (n, c, rows, columns)
        pairs = list(pairwise(channels))
        # Two convolutions where they are cheap, up to 16 px; one above.
        self.blocks = nn.ModuleList(
            UpBlock(a, b, 2 if level < 2 else 1) for level, (a, b) in enumerate(pairs)
        )
        # Level k (k = 0 is the lowest) is weighed by level k - 3, an eighth of its size.
        self.skips = nn.ModuleList(
            SkipExcitation(channels[k - 3], channels[k], start) for k in range(3, len(channels))
        )
        self.to_rgb = nn.Conv2d(channels[-1], 3, 3, padding=1)

    def forward(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        """Return the images of `z`; `label` is (n,) indices or (n, classes) weights, all alike where left out."""
        if self.embed is not None:
            z = torch.cat([z, self.embed(as_weights(label, len(z), self.classes, z))], dim=1)
        levels = [self.start(z[:, :, None, None])]
        for index, block in enumerate(self.blocks, start=1):
            x = block(levels[-1])
            if index >= 3:
                x = x * self.skips[index - 3](levels[index - 3])
            levels.append(x)
        return self.to_rgb(levels[-1]).tanh()


def nearest_twice(x: Tensor) -> Tensor:
    """Repeat each pixel 2 x 2: (n, c, h, w) to (n, c, 2h, 2w).

    By expanding rather than by ``interpolate``, whose gradient is summed in varying order on CUDA.
    """
    n, c, h, w = x.shape
    return x[:, :, :, None, :, None].expand(n, c, h, 2, w, 2).reshape(n, c, 2 * h, 2 * w)

"""The discriminator: residual, without any normalisation, so that it bears gradient penalties (Huang et al. 2024).

Equalised learning rate (Karras et al. 2018, section 4.1): weights are kept standard normal and scaled when used.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio_gan.engine.micro import GROUP
from creastudio_gan.engine.precision import PRECISE, full_precision, widened
from creastudio_gan.engine.twice import conv2d, halved

SLOPE = 0.2
GAIN = math.sqrt(2 / (1 + SLOPE**2))


class EqualConv(nn.Module):
    """A convolution whose weights are scaled by gain / sqrt(fan in); keeps height and width."""

    def __init__(self, c_in: int, c_out: int, size: int, gain: float = GAIN, bias: bool = True) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(c_out, c_in, size, size))
        self.bias = nn.Parameter(torch.zeros(c_out)) if bias else None
        self.scale = gain / math.sqrt(c_in * size * size)

    def forward(self, x: Tensor) -> Tensor:
        y = conv2d(x, self.weight * self.scale)
        return y if self.bias is None else y + self.bias.to(y.dtype).view(1, -1, 1, 1)


class EqualLinear(nn.Module):
    """A fully connected layer with an equalised learning rate."""

    def __init__(self, c_in: int, c_out: int, gain: float = GAIN) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(c_out, c_in))
        self.bias = nn.Parameter(torch.zeros(c_out))
        self.scale = gain / math.sqrt(c_in)

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x, self.weight * self.scale, self.bias)


class DownBlock(nn.Module):
    """Halve the size with a residual: (n, c_in, 2s, 2s) to (n, c_out, s, s)."""

    def __init__(self, c_in: int, c_out: int) -> None:
        super().__init__()
        self.first = EqualConv(c_in, c_in, 3)
        self.second = EqualConv(c_in, c_out, 3)
        self.skip = EqualConv(c_in, c_out, 1, gain=1.0, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        if not torch.is_autocast_enabled(x.device.type):
            x = widened(x)
        y = halved(F.leaky_relu(self.first(x), SLOPE))
        y = F.leaky_relu(self.second(y), SLOPE)
        # Pooled before they widen: most of the work of a step with penalties is at the top resolution.
        return (y + self.skip(halved(x))) * math.sqrt(0.5)


class Discriminator(nn.Module):
    """Images (n, 3, height, width) in [-1, 1] to logits (n,).

    Parameters
    ----------
    channels : sequence of int
        At the lowest resolution, twice it, ..., as in a generator.
    start : tuple of int
        Rows and columns of the lowest resolution.
    classes : int
        Labels, judged by projection (Miyato and Koyama 2018); 0 for none.
    """

    def __init__(self, channels: Sequence[int], start: tuple[int, int] = (4, 4), classes: int = 0) -> None:
        super().__init__()
        down = list(channels)[::-1]
        self.from_rgb = EqualConv(3, down[0], 1)
        self.blocks = nn.Sequential(*(DownBlock(a, b) for a, b in pairwise(down)))
        last = down[-1]
        self.mix = EqualConv(last + 1, last, 3)
        self.dense = EqualLinear(last * start[0] * start[1], last)
        self.out = EqualLinear(last, 1, gain=1.0)
        self.project = nn.Parameter(torch.randn(classes, last)) if classes else None

    def freeze(self, blocks: int) -> None:
        """Keep the first layer and so many blocks at the highest resolutions as they are (Mo et al. 2020); 0 for none."""
        if blocks > 0:
            self.from_rgb.requires_grad_(False)
        for block in list(self.blocks)[:blocks]:
            block.requires_grad_(False)

    def forward(self, images: Tensor, label: Tensor | None = None, sets: int = 1) -> Tensor:
        """Return the logits; of several equal `sets` in one batch each is judged as if it came alone.

        Parameters
        ----------
        label : Tensor, optional
            (n,) indices; needed where there are classes.
        """
        x = F.leaky_relu(self.from_rgb(images), SLOPE)
        for block in self.blocks:
            with full_precision(x, x.shape[-2] // 2 <= PRECISE):
                x = block(x)  # at last (n, c, rows, columns)
        with full_precision(x):
            x = F.leaky_relu(self.mix(with_batch_deviation(widened(x), sets)), SLOPE)
            x = F.leaky_relu(self.dense(x.flatten(1)), SLOPE)
            logits = self.out(x)[:, 0]
            if self.project is not None:
                assert label is not None
                own = self.project[label.to(x.device)]  # (n, c)
                logits = logits + (own * x).sum(dim=1) / math.sqrt(x.shape[1])
            return logits


def with_batch_deviation(x: Tensor, sets: int = 1, group: int = GROUP) -> Tensor:
    """Append the mean deviation within groups of neighbours as one more channel (Karras et al. 2018, section 3).

    It lets the discriminator see when the images of a batch are too alike. (n, c, h, w) to (n, c + 1, h, w).

    Parameters
    ----------
    sets : int
        How many sets of equal size follow each other in `x`; no group reaches from one into the next.
    group : int
        Images in a group. A set that it doesn't divide is one group.
    """
    n, _, h, w = x.shape
    one = n // sets
    size = group if one % group == 0 else one
    groups = x.reshape(n // size, size, -1)
    deviation = (groups.var(dim=1, correction=0) + 1e-8).sqrt().mean(dim=1)  # (n / size,)
    plane = deviation.repeat_interleave(size).view(n, 1, 1, 1).expand(n, 1, h, w)
    return torch.cat([x, plane], dim=1)

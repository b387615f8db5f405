"""What networks with a space W have in common: a mapping network, mean styles, and pictures drawn from a w a layer."""

from __future__ import annotations

import math
from typing import Self, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio_gan.engine.precision import full_precision

SLOPE = 0.2
GAIN = math.sqrt(2)
MAPPING_RATE = 0.01
"""Learning rate of the mapping network relative to the rest (Karras et al. 2019, appendix C)."""


class EqualFully(nn.Module):
    """A fully connected layer with an equalised learning rate (Karras et al. 2018, section 4.1)."""

    def __init__(self, c_in: int, c_out: int, bias: float = 0.0, rate: float = 1.0) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(c_out, c_in) / rate)
        self.bias = nn.Parameter(torch.full((c_out,), bias / rate))
        self.scale, self.rate = rate / math.sqrt(c_in), rate

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x, self.weight * self.scale, self.bias * self.rate)


class Mapping(nn.Module):
    """Latents (n, z_dim), and labels (n,), to styles w (n, w_dim)."""

    def __init__(self, z_dim: int, w_dim: int, depth: int, classes: int) -> None:
        super().__init__()
        self.classes = classes
        self.embed = EqualFully(classes, w_dim) if classes else None
        first = z_dim + (w_dim if classes else 0)
        self.layers = nn.ModuleList(
            EqualFully(first if index == 0 else w_dim, w_dim, rate=MAPPING_RATE) for index in range(depth)
        )

    def forward(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        with full_precision(z):
            return self._styles(normalised(z.float()), label)

    def _styles(self, z: Tensor, label: Tensor | None) -> Tensor:
        x = z
        if self.embed is not None:
            x = torch.cat([x, normalised(self.embed(as_weights(label, len(z), self.classes, z)))], dim=1)
        for layer in self.layers:
            x = F.leaky_relu(layer(x), SLOPE) * GAIN
        return x


class Styled(nn.Module):
    """A generator whose latents become styles w, which draw the picture layer by layer.

    Attributes
    ----------
    layers : int
        How many ws a picture takes, coarse to fine.
    blocks : ModuleList
        What computes it, coarse to fine.
    height, width : int
        Of the pictures, px.
    """

    blocks: nn.ModuleList
    height: int
    width: int

    def __init__(self, z_dim: int, w_dim: int, depth: int, classes: int, layers: int) -> None:
        super().__init__()
        self.z_dim, self.w_dim, self.classes, self.layers = z_dim, w_dim, classes, layers
        self.map = Mapping(z_dim, w_dim, depth, classes)
        self.register_buffer("w_mean", torch.zeros(w_dim))
        self.register_buffer("w_class_means", torch.zeros(max(1, classes), w_dim))

    def mapping(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        """Return w, (n, w_dim).

        Parameters
        ----------
        z : Tensor
            (n, z_dim), standard normal.
        label : Tensor, optional
            (n,) indices, or (n, classes) weights that sum to 1. Left out, all classes weigh alike.
        """
        return self.map(z, label)

    def synthesis(self, ws: Tensor) -> Tensor:
        """Return the pictures of `ws`, (n, layers, w_dim)."""
        raise NotImplementedError

    def affines(self) -> list[Tensor]:
        """Return the modulation weights by layer, each (c, w_dim), coarse to fine."""
        raise NotImplementedError

    def freeze(self) -> Self:
        """Precompute what follows from the weights, for sampling; returns itself."""
        return self

    def forward(self, z: Tensor, label: Tensor | None = None, truncation: float = 1.0) -> Tensor:
        w = self.mapping(z, label)
        if truncation != 1.0:
            mean = self.mean_of(label)
            w = mean + (w - mean) * truncation
        return self.synthesis(w[:, None].expand(-1, self.layers, -1))

    def mean_of(self, label: Tensor | None = None) -> Tensor:
        """Return what truncation draws towards: (1, w_dim), or (n, w_dim) with labels as in ``mapping``."""
        if label is None or not self.classes:
            return cast(Tensor, self.w_mean)[None]
        means = cast(Tensor, self.w_class_means)
        return as_weights(label, len(label), self.classes, means) @ means

    @torch.no_grad()
    def measure_means(self, z: Tensor) -> None:
        """Set the mean styles from latents `z`, (n, z_dim), n in the thousands."""
        means = cast(Tensor, self.w_class_means)
        for index in range(max(1, self.classes)):
            label = torch.full((len(z),), index, device=z.device) if self.classes else None
            means[index] = self.mapping(z, label).mean(dim=0)
        cast(Tensor, self.w_mean).copy_(means.mean(dim=0))


def normalised(x: Tensor) -> Tensor:
    """Scale each row of (n, k) to a mean square of 1."""
    return x * (x.square().mean(dim=1, keepdim=True) + 1e-8).rsqrt()


def as_weights(label: Tensor | None, count: int, classes: int, like: Tensor) -> Tensor:
    """Return labels as (n, classes) weights that sum to 1: indices, weights, or None for all alike."""
    if label is None:
        return like.new_full((count, classes), 1 / classes)
    if label.is_floating_point():
        return label.to(like)
    return F.one_hot(label.to(like.device), classes).to(like.dtype)

"""How far pictures are from a target, as an eye would weigh it and without any network that was trained elsewhere.

Three parts over a pyramid of sizes: colours; edges (differences between neighbours); and the answers of a small network
with random weights. Random filters are no eye, but distances between their answers follow texture and shape better
than pixels do (Ustyuzhaninov et al. 2017, "What does it take to generate natural textures?"; the normalisation is that of Zhang
et al. 2018, LPIPS, section 3).
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor

SMALLEST = 4
"""Side of the top of the pyramid, px."""

WIDTHS = (16, 32, 48)
"""Channels of the random network."""

EDGES, FEATURES = 1.0, 2.0
"""Weights of the parts beside that of colours, 1; they come out about alike."""

SEED = 20


class Likeness:
    """The distance from one picture.

    Parameters
    ----------
    target : Tensor
        (1, 3, height, width) in [-1, 1].
    known : Tensor, optional
        (1, 1, height, width), 1 where the target counts and 0 where it doesn't; all of it when left out.
    """

    def __init__(self, target: Tensor, known: Tensor | None = None) -> None:
        self._target = target
        self._known = known
        # What is left out would make any distance smaller.
        self._scale = 1.0 if known is None else 1.0 / max(float(known.mean()), 1e-3)
        self._filters = _filters(target)

    def __call__(self, images: Tensor) -> Tensor:
        """Return the distances of images, (n, 3, height, width), as (n,)."""
        target = self._seen(images)
        total = self.colours_and_edges(images - target)
        x, y = images, target
        for weight in self._filters:
            x, y = _answers(x, weight), _answers(y, weight)
            total = total + FEATURES / len(self._filters) * (_unit(x) - _unit(y)).square().sum(1).mean((1, 2))
            if min(x.shape[-2:]) >= 2 * SMALLEST:
                x, y = F.avg_pool2d(x, 2), F.avg_pool2d(y, 2)
        return total * self._scale

    def roughly(self, images: Tensor) -> Tensor:
        """Return distances by colours and edges alone, from half the size on: enough to choose where to begin."""
        difference = images - self._seen(images)
        if min(difference.shape[-2:]) >= 4 * SMALLEST:
            difference = F.avg_pool2d(difference, 2)
        return self.colours_and_edges(difference) * self._scale

    def _seen(self, images: Tensor) -> Tensor:
        """Return the target; where it doesn't count each image is its own, so that nothing there makes a difference."""
        if self._known is None:
            return self._target.expand_as(images)
        return torch.where(
            self._known > 0, torch.lerp(images.detach(), self._target, self._known), images.detach()
        )

    @staticmethod
    def colours_and_edges(difference: Tensor) -> Tensor:
        """Return the mean over a pyramid of absolute differences and those of their neighbours; (n,)."""
        total = difference.new_zeros(len(difference))
        levels = max(1, int(math.log2(min(difference.shape[-2:]) / SMALLEST)) + 1)
        for level in range(levels):
            if level:
                difference = F.avg_pool2d(difference, 2)
            across = (difference[..., 1:] - difference[..., :-1]).abs().mean((1, 2, 3))
            down = (difference[..., 1:, :] - difference[..., :-1, :]).abs().mean((1, 2, 3))
            total = total + difference.abs().mean((1, 2, 3)) + EDGES * (across + down) / 2
        return total / levels


def _filters(like: Tensor) -> list[Tensor]:
    """Return the random network's kernels, the same always, each of orthogonal filters."""
    random = torch.Generator().manual_seed(SEED)
    found: list[Tensor] = []
    last = 3
    for width in WIDTHS:
        kernel = torch.randn(width, last * 9, generator=random)
        kernel = kernel / kernel.norm(dim=1, keepdim=True)
        found.append(kernel.view(width, last, 3, 3).to(like))
        last = width
    return found


def _answers(x: Tensor, kernel: Tensor) -> Tensor:
    return F.leaky_relu(F.conv2d(bordered(x), kernel), 0.2)


def bordered(x: Tensor) -> Tensor:
    """Return (n, c, h, w) with its outermost pixels once more all around; the gradient of ``pad`` varies on CUDA."""
    x = torch.cat([x[..., :1], x, x[..., -1:]], dim=-1)
    return torch.cat([x[..., :1, :], x, x[..., -1:, :]], dim=-2)


def _unit(x: Tensor) -> Tensor:
    return x * (x.square().sum(dim=1, keepdim=True) + 1e-2).rsqrt()

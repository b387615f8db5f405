"""Resample images along affine maps: differentiable, smooth enough for shrinking, and repeatable on every device.

Torch's own ``grid_sample`` adds its gradients in varying order on CUDA, which would make a resumed training another
one. There the gradient is added up in whole numbers instead, whose sum doesn't depend on the order.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

FINE = 2
"""Points a side that an output pixel is the mean of: enough where a picture shrinks to no less than a half."""


def warp(images: Tensor, inverse: Tensor) -> Tensor:
    """Return `images` seen through affine maps; beyond its edges a picture goes on mirrored.

    Parameters
    ----------
    images : Tensor
        (n, channels, height, width).
    inverse : Tensor
        (n, 2, 3) from the place in the output to that in the input, both in units of half the height and counted
        from the centre: x to the right, y down. A map that is the identity leaves its picture as it is.

    Returns
    -------
    Tensor
        Of the same shape; the gradient flows back to `images`.
    """
    moved = (inverse != _identity(inverse)).flatten(1).any(dim=1)  # (n,), on the CPU where the maps are drawn
    if not bool(moved.any()):
        return images
    index = moved.nonzero()[:, 0].to(images.device)
    changed = _resample(images[index], _grid(inverse[moved], images).to(images))
    # index_copy rather than a mask: its gradient is a plain selection.
    return images.index_copy(0, index, changed)


def _identity(like: Tensor) -> Tensor:
    return torch.eye(2, 3, dtype=like.dtype, device=like.device)


def _grid(inverse: Tensor, images: Tensor) -> Tensor:
    """Return (n, FINE * height, FINE * width, 2) places in the input as ``grid_sample`` counts them."""
    _, _, height, width = images.shape
    aspect = width / height
    y = (torch.arange(height * FINE) + 0.5) / (height * FINE) * 2 - 1
    x = ((torch.arange(width * FINE) + 0.5) / (width * FINE) * 2 - 1) * aspect
    places = torch.stack([*torch.meshgrid(y, x, indexing="ij")[::-1], torch.ones(len(y), len(x))], dim=-1)
    found = torch.einsum("nij,hwj->nhwi", inverse.double(), places.double())
    return found / torch.tensor([aspect, 1.0], dtype=torch.float64)


def _resample(images: Tensor, grid: Tensor) -> Tensor:
    if images.device.type == "cpu":
        fine = F.grid_sample(images, grid, "bilinear", "reflection", align_corners=False)
    else:
        fine = repeatable_sample(images, grid)
    return F.avg_pool2d(fine, FINE)


def repeatable_sample(images: Tensor, grid: Tensor) -> Tensor:
    """Do what ``grid_sample`` does (bilinear, reflecting, no aligned corners), with a repeatable gradient."""
    index, weight = _corners(grid, images.shape[2], images.shape[3])
    sampled: Tensor = _Sample.apply(images, index, weight)  # pyright: ignore[reportAssignmentType]
    return sampled.view(*images.shape[:2], *grid.shape[1:3])


def _corners(grid: Tensor, height: int, width: int) -> tuple[Tensor, Tensor]:
    """Return flat indices and weights of the four pixels around each place, (n, 4, places) each."""
    x = _reflected((grid[..., 0] + 1) * width / 2 - 0.5, width)
    y = _reflected((grid[..., 1] + 1) * height / 2 - 0.5, height)
    left, top = x.floor(), y.floor()
    indices: list[Tensor] = []
    weights: list[Tensor] = []
    for dy in (0, 1):
        for dx in (0, 1):
            column, row = left + dx, top + dy
            weights.append((1 - (x - column).abs()) * (1 - (y - row).abs()))
            inside = row.clamp(0, height - 1) * width + column.clamp(0, width - 1)
            indices.append(inside.long())
    return torch.stack(indices, 1).flatten(2), torch.stack(weights, 1).flatten(2)


def _reflected(place: Tensor, size: int) -> Tensor:
    """Fold places, in pixels, back between the outer edges of the outer pixels."""
    period = 2.0 * size
    folded = (place + 0.5).remainder(period)
    return torch.minimum(folded, period - folded).sub(0.5).clamp(0, size - 1)


class _Sample(torch.autograd.Function):
    """Gather with weights; its gradient is scattered in whole numbers."""

    @staticmethod
    def forward(ctx: Any, images: Tensor, index: Tensor, weight: Tensor) -> Tensor:  # pyright: ignore[reportIncompatibleMethodOverride]
        ctx.save_for_backward(index, weight)
        ctx.shape = images.shape
        n, channels = images.shape[:2]
        flat = images.flatten(2)
        total = torch.zeros((n, channels, index.shape[2]), dtype=images.dtype, device=images.device)
        for corner in range(4):
            taken = flat.gather(2, index[:, corner, None].expand(-1, channels, -1))
            total = total + taken * weight[:, corner, None].to(images.dtype)
        return total

    @staticmethod
    def backward(ctx: Any, slope: Tensor) -> tuple[Tensor, None, None]:  # pyright: ignore[reportIncompatibleMethodOverride]
        index, weight = ctx.saved_tensors
        n, channels, height, width = ctx.shape
        # 40 bits below the largest slope, 23 above it for the sum; Metal has no doubles, whose bits that takes.
        wide, bits, least = (
            (torch.float32, 23, 1e-30) if slope.device.type == "mps" else (torch.float64, 40, 1e-300)
        )
        unit = slope.abs().amax().to(wide).clamp(min=least) / 2**bits
        total = torch.zeros((n, channels, height * width), dtype=torch.int64, device=slope.device)
        for corner in range(4):
            share = slope * weight[:, corner, None].to(slope.dtype)
            whole = (share.to(unit.dtype) / unit).round().long()
            total.scatter_add_(2, index[:, corner, None].expand(-1, channels, -1), whole)
        found = (total.to(unit.dtype) * unit).to(slope.dtype)
        return found.view(n, channels, height, width), None, None

"""Differentiable augmentation of real and generated images alike (Zhao et al. 2020, "DiffAugment").

Every image of a batch is changed by chance with probability `p`; the chances come from one generator on the
CPU, so that a resumed training draws the same ones on any device.

Colour is a policy of its own: it washes out the tints of flat drawings (seen in our own runs), so it is off
unless asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F
from torch import Generator, Tensor

Policy = Callable[[Tensor, float, Generator], Tensor]


def augment(images: Tensor, policies: Sequence[str], p: float, rng: Generator) -> Tensor:
    """Apply the named policies in the given order.

    Parameters
    ----------
    images : Tensor
        (n, channels, height, width), values in [-1, 1].
    policies : sequence of str
        Names from ``POLICIES``.
    p : float
        Probability, 0 to 1, that an image is changed by a policy.
    rng : torch.Generator
        On the CPU.

    Returns
    -------
    Tensor
        Of the same shape; gradients flow back to `images`.

    Raises
    ------
    KeyError
        For an unknown policy.
    """
    if p > 0:
        for name in policies:
            images = POLICIES[name](images, p, rng)
    return images


def translation(images: Tensor, p: float, rng: Generator, ratio: float = 0.125) -> Tensor:
    """Shift by up to `ratio` of the side, whole pixels; what is uncovered becomes mid-grey (0)."""
    n, _, height, width = images.shape
    chosen = _chosen(n, p, rng)
    reach_y, reach_x = max(1, round(height * ratio)), max(1, round(width * ratio))
    dy = torch.randint(-reach_y, reach_y + 1, (n,), generator=rng) * chosen
    dx = torch.randint(-reach_x, reach_x + 1, (n,), generator=rng) * chosen
    if images.device.type != "cpu":
        return _moved(images, dy, dx)
    padded = F.pad(images, (reach_x, reach_x, reach_y, reach_y))
    # Slices, not a gather: the gradient of a gather is summed in an order that varies on CUDA.
    parts = [
        padded[i : i + 1, :, y : y + height, x : x + width]
        for i, (y, x) in enumerate(zip((dy + reach_y).tolist(), (dx + reach_x).tolist(), strict=True))
    ]
    return torch.cat(parts)


def _moved(images: Tensor, dy: Tensor, dx: Tensor) -> Tensor:
    """Return image i moved so that its pixel (y + dy[i], x + dx[i]) is at (y, x), as two products with 0 and 1.

    A few calls for a batch, where slices take one an image; exact, and summed in one order on CUDA.
    """
    height, width = images.shape[2:]
    place = images.device
    rows, columns = (
        (torch.arange(side, device=place)[None, :, None] + shift.to(place)[:, None, None])
        == torch.arange(side, device=place)
        for side, shift in ((height, dy), (width, dx))
    )
    return rows[:, None].to(images) @ images @ columns[:, None].to(images).mT


def cutout(images: Tensor, p: float, rng: Generator, ratio: float = 0.5) -> Tensor:
    """Blank a rectangle of `ratio` of each side, anywhere, also partly outside."""
    n, _, height, width = images.shape
    chosen = _chosen(n, p, rng)[:, None]
    half_y, half_x = height * ratio / 2, width * ratio / 2
    centre_y = torch.randint(0, height + 1, (n, 1), generator=rng)
    centre_x = torch.randint(0, width + 1, (n, 1), generator=rng)
    in_y = (torch.arange(height)[None] + 0.5 - centre_y).abs() < half_y
    in_x = (torch.arange(width)[None] + 0.5 - centre_x).abs() < half_x
    hole = (in_y & chosen)[:, None, :, None] & in_x[:, None, None, :]
    return images * (~hole).to(images)


def colour(images: Tensor, p: float, rng: Generator) -> Tensor:
    """Change brightness by up to 0.5, saturation by a factor of 0 to 2 and contrast by 0.5 to 1.5."""
    n = images.shape[0]
    chosen = _chosen(n, p, rng).float()
    draws = torch.rand((3, n), generator=rng)
    brightness, saturation, contrast = (
        (value * chosen).view(n, 1, 1, 1).to(images)
        for value in (draws[0] - 0.5, 2 * draws[1] - 1, draws[2] - 0.5)
    )
    images = images + brightness
    grey = images.mean(dim=1, keepdim=True)
    images = grey + (images - grey) * (1 + saturation)
    mean = images.mean(dim=(1, 2, 3), keepdim=True)
    return mean + (images - mean) * (1 + contrast)


def _chosen(n: int, p: float, rng: Generator) -> Tensor:
    return torch.rand((n,), generator=rng) < p


POLICIES: dict[str, Policy] = {"translation": translation, "cutout": cutout, "colour": colour}

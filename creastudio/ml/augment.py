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

Change = Callable[[Tensor, slice], Tensor]
"""Changes a part of a batch: its images, and which of the batch they are."""

Policy = Callable[[int, tuple[int, int], float, Generator], Change]
"""Draws a change: images in the batch, (height, width), p, generator on the CPU."""


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
    n, _, height, width = images.shape
    return draw(n, (height, width), policies, p, rng)(images, slice(0, n))


def draw(count: int, shape: tuple[int, int], policies: Sequence[str], p: float, rng: Generator) -> Change:
    """Draw what happens to a batch of `count` images, so that its parts can be changed one after the other."""
    changes = [POLICIES[name](count, shape, p, rng) for name in policies] if p > 0 else []

    def change(images: Tensor, part: slice) -> Tensor:
        for one in changes:
            images = one(images, part)
        return images

    return change


def translation(count: int, shape: tuple[int, int], p: float, rng: Generator, ratio: float = 0.125) -> Change:
    """Shift by up to `ratio` of the side, whole pixels; what is uncovered becomes mid-grey (0)."""
    height, width = shape
    chosen = _chosen(count, p, rng)
    reach_y, reach_x = max(1, round(height * ratio)), max(1, round(width * ratio))
    dy = torch.randint(-reach_y, reach_y + 1, (count,), generator=rng) * chosen
    dx = torch.randint(-reach_x, reach_x + 1, (count,), generator=rng) * chosen

    def change(images: Tensor, part: slice) -> Tensor:
        if images.device.type != "cpu":
            return _moved(images, dy[part], dx[part])
        padded = F.pad(images, (reach_x, reach_x, reach_y, reach_y))
        # Slices, not a gather: the gradient of a gather is summed in an order that varies on CUDA.
        places = zip((dy[part] + reach_y).tolist(), (dx[part] + reach_x).tolist(), strict=True)
        parts = [padded[i : i + 1, :, y : y + height, x : x + width] for i, (y, x) in enumerate(places)]
        return torch.cat(parts)

    return change


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


def cutout(count: int, shape: tuple[int, int], p: float, rng: Generator, ratio: float = 0.5) -> Change:
    """Blank a rectangle of `ratio` of each side, anywhere, also partly outside."""
    height, width = shape
    chosen = _chosen(count, p, rng)[:, None]
    half_y, half_x = height * ratio / 2, width * ratio / 2
    centre_y = torch.randint(0, height + 1, (count, 1), generator=rng)
    centre_x = torch.randint(0, width + 1, (count, 1), generator=rng)
    in_y = (torch.arange(height)[None] + 0.5 - centre_y).abs() < half_y
    in_x = (torch.arange(width)[None] + 0.5 - centre_x).abs() < half_x
    hole = (in_y & chosen)[:, None, :, None] & in_x[:, None, None, :]
    return lambda images, part: images * (~hole[part]).to(images)


def colour(count: int, shape: tuple[int, int], p: float, rng: Generator) -> Change:
    """Change brightness by up to 0.5, saturation by a factor of 0 to 2 and contrast by 0.5 to 1.5."""
    del shape
    chosen = _chosen(count, p, rng).float()
    draws = torch.rand((3, count), generator=rng)
    drawn = [value * chosen for value in (draws[0] - 0.5, 2 * draws[1] - 1, draws[2] - 0.5)]

    def change(images: Tensor, part: slice) -> Tensor:
        brightness, saturation, contrast = (value[part].view(-1, 1, 1, 1).to(images) for value in drawn)
        images = images + brightness
        grey = images.mean(dim=1, keepdim=True)
        images = grey + (images - grey) * (1 + saturation)
        mean = images.mean(dim=(1, 2, 3), keepdim=True)
        return mean + (images - mean) * (1 + contrast)

    return change


def _chosen(n: int, p: float, rng: Generator) -> Tensor:
    return torch.rand((n,), generator=rng) < p


POLICIES: dict[str, Policy] = {"translation": translation, "cutout": cutout, "colour": colour}

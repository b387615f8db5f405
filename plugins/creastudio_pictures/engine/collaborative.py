"""Noise taken away by looking at alike patches together.

Dabov, Foi, Katkovnik, Egiazarian, "Image Denoising by Sparse 3-D Transform-Domain Collaborative Filtering", IEEE TIP 2007
(BM3D), with its colour variant: patches that are alike are stacked, the stack is transformed, small coefficients go; the
result leads a second pass with empirical Wiener shrinkage. Matching is done on the first channel alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from creastudio.ml import device

SIDE = 8
"""Of the patches, px."""

STEP = 4
"""Between patches that are looked for, px."""

WINDOW = 8
"""How far away alike patches are looked for, px."""

MOST = 16
"""Patches in a stack at most; always a power of two."""

BAND = 64
"""Rows of the picture that are worked on at a time, px."""

HARD = 2.7
"""Coefficients below this many times the noise are dropped in the first pass."""

ALIKE_FIRST, ALIKE_SECOND = 0.15, 0.07
"""How much patches may differ in the two passes, root of the mean square, beyond what the noise explains."""

MARGIN = WINDOW + SIDE


@dataclass(frozen=True)
class Stacks:
    """Alike patches: places of their first px in the flat picture, (n, size), by falling likeness."""

    places: Tensor

    @property
    def size(self) -> int:
        """Patches in each stack."""
        return self.places.shape[1]


def denoised(
    channels: Tensor, sigma: Tensor, on_band: Callable[[float], None] = lambda share: None
) -> Tensor:
    """Return `channels` with less noise.

    Parameters
    ----------
    channels : Tensor
        (c, height, width) float32, about 0 to 1. The first one has most of the detail (luminance).
    sigma : Tensor
        (c,): standard deviation of the noise of each channel, above 0.
    on_band : callable
        Called with the share of the work that is done; may raise to stop.
    """
    _, height, width = channels.shape
    padded = _padded(channels)
    basic = _pass(padded, padded, sigma, ALIKE_FIRST, None, lambda share: on_band(share / 2))
    first = basic[:, MARGIN : MARGIN + height, MARGIN : MARGIN + width]
    basic = _padded(first)
    final = _pass(padded, basic, sigma, ALIKE_SECOND, basic, lambda share: on_band(0.5 + share / 2))
    return final[:, MARGIN : MARGIN + height, MARGIN : MARGIN + width]


def _padded(channels: Tensor) -> Tensor:
    """Mirror a margin on all sides, and so much more that the patches cover all of it."""
    _, height, width = channels.shape
    down = MARGIN + -(height + SIDE) % STEP
    across = MARGIN + -(width + SIDE) % STEP
    rows = _mirrored(height, MARGIN, down)
    columns = _mirrored(width, MARGIN, across)
    return channels[:, rows][:, :, columns].contiguous()


def _mirrored(length: int, before: int, after: int) -> Tensor:
    place = np.arange(-before, length + after) % (2 * length)
    return torch.from_numpy(np.where(place < length, place, 2 * length - 1 - place))


def _pass(
    noisy: Tensor,
    guide: Tensor,
    sigma: Tensor,
    alike: float,
    basic: Tensor | None,
    on_band: Callable[[float], None],
) -> Tensor:
    """Filter once: by dropping small coefficients, or led by a `basic` estimate."""
    count, height, width = noisy.shape
    sums = torch.zeros(count, height * width, device=noisy.device)
    total = torch.zeros(count, height * width, device=noisy.device)
    # In the first pass two patches differ by the noise of both.
    limit = alike**2 + (2 * float(sigma[0]) ** 2 if basic is None else 0)
    tops = list(range(WINDOW, height - WINDOW - SIDE + 1, BAND))
    flat = noisy.reshape(count, -1)
    led = None if basic is None else basic.reshape(count, -1)
    inside = _inside(width, noisy.device)
    window = _window(noisy.device)
    for done, top in enumerate(tops):
        on_band(done / len(tops))
        bottom = min(top + BAND, height - WINDOW - SIDE + 1)
        for stacks in _stacks(guide[0], top, bottom, limit):
            where = stacks.places[..., None] + inside
            for channel in range(count):
                patches = flat[channel][where]
                lead = None if led is None else led[channel][where]
                made, weight = _shrunk(patches, lead, float(sigma[channel]))
                weights = (weight[:, None, None] * window).expand(where.shape)
                with device.repeatable_sums(noisy.device):
                    sums[channel].index_add_(0, where.reshape(-1), (made * weights).reshape(-1))
                    total[channel].index_add_(0, where.reshape(-1), weights.reshape(-1))
    made = torch.where(total > 0, sums / total.clamp_min(1e-20), flat)
    return made.reshape(noisy.shape)


def _stacks(guide: Tensor, top: int, bottom: int, limit: float) -> Iterator[Stacks]:
    """Yield, by size, the stacks of the patches whose first px lies in some rows, every STEP px."""
    width = guide.shape[1]
    around = guide[top - WINDOW : min(bottom - 1 + SIDE + WINDOW, guide.shape[0])]
    rows = torch.arange(top, bottom, STEP, device=guide.device)
    columns = torch.arange(WINDOW, width - WINDOW - SIDE + 1, STEP, device=guide.device)
    tall = (len(rows) - 1) * STEP + SIDE
    wide = (len(columns) - 1) * STEP + SIDE
    own = around[WINDOW : WINDOW + tall, WINDOW : WINDOW + wide]
    steps = [(y, x) for y in range(-WINDOW, WINDOW + 1) for x in range(-WINDOW, WINDOW + 1)]
    apart = torch.empty(len(steps), len(rows) * len(columns), device=guide.device)
    for index, (y, x) in enumerate(steps):
        other = around[WINDOW + y : WINDOW + y + tall, WINDOW + x : WINDOW + x + wide]
        squares = (other - own).square_()[None, None]
        apart[index] = F.avg_pool2d(squares, SIDE, STEP).reshape(-1)
    nearest, which = apart.topk(MOST, dim=0, largest=False)
    offsets = torch.tensor([y * width + x for y, x in steps], device=guide.device)
    first = (rows[:, None] * width + columns).reshape(-1)
    places = (first[:, None] + offsets[which.T]).contiguous()
    alike = (nearest <= limit).sum(dim=0).clamp_min(1)
    size = 2 ** torch.log2(alike.float()).floor().long()
    for wanted in (1, 2, 4, 8, 16):
        chosen = places[size == wanted][:, :wanted]
        if len(chosen):
            yield Stacks(chosen)


def _shrunk(patches: Tensor, lead: Tensor | None, sigma: float) -> tuple[Tensor, Tensor]:
    """Return filtered stacks, (n, size, SIDE^2), and the weight of each, (n,)."""
    turn = _cosines(patches.device)
    mix = _hadamard(patches.shape[1], patches.device)
    coefficients = mix @ (patches @ turn.T)
    if lead is None:
        kept = coefficients.abs() > HARD * sigma
        kept[:, 0, 0] = True  # the mean of all
        coefficients = coefficients * kept
        weight = 1 / (sigma**2 * kept.sum(dim=(1, 2)))
    else:
        power = (mix @ (lead @ turn.T)).square_()
        shrink = power / (power + sigma**2)
        coefficients = coefficients * shrink
        weight = 1 / (sigma**2 * shrink.square().sum(dim=(1, 2)).clamp_min(1e-3))
    return (mix.T @ coefficients) @ turn, weight


@cache
def _cosines(place: torch.device) -> Tensor:
    """Return the orthonormal two-dimensional cosine transform of a flat patch, (SIDE^2, SIDE^2)."""
    step = np.arange(SIDE)
    basis = np.cos(np.pi / SIDE * (step + 0.5) * step[:, None]) * np.sqrt(2 / SIDE)
    basis[0] /= np.sqrt(2)
    return torch.from_numpy(np.kron(basis, basis)).float().to(place)


@cache
def _hadamard(size: int, place: torch.device) -> Tensor:
    """Return the orthonormal Walsh-Hadamard transform, (size, size)."""
    matrix = np.ones((1, 1))
    while len(matrix) < size:
        matrix = np.kron(matrix, np.array([[1, 1], [1, -1]])) / np.sqrt(2)
    return torch.from_numpy(matrix).float().to(place)


@cache
def _window(place: torch.device) -> Tensor:
    """Return the weight of each px of a patch: less at its borders, (SIDE^2,)."""
    row = np.kaiser(SIDE, 2.0)
    return torch.from_numpy(np.outer(row, row).ravel()).float().to(place)


def _inside(width: int, place: torch.device) -> Tensor:
    """Return the places of the px of a patch from its first, (SIDE^2,)."""
    step = torch.arange(SIDE, device=place)
    return (step[:, None] * width + step).reshape(-1)

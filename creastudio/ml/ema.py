"""Exponential moving average of weights, measured in images (Karras et al. 2018, 2020; Yazici et al. 2019)."""

from __future__ import annotations

import copy
from collections.abc import Sequence

import torch
from torch import Tensor, nn

BATCH_NORMS = (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d)


def decay(batch: int, seen: int, half_life: float, ramp: float | None) -> float:
    """Return how much of the old average one step of `batch` images keeps, in [0, 1).

    After `half_life` further images an old weight counts half. Early on the half-life is `ramp` times the
    images seen, so that the average forgets the random start.

    Parameters
    ----------
    batch : int
        Images in this step, >= 1.
    seen : int
        Images seen before this step, >= 0.
    half_life : float
        Images, > 0.
    ramp : float or None
        Share of the images seen, such as 0.05; None for no ramp.
    """
    span = half_life if ramp is None else min(half_life, ramp * seen)
    return 0.5 ** (batch / span) if span > 0 else 0.0


class Ema:
    """Keeps an averaged copy of a network.

    Parameters
    ----------
    model : nn.Module
        The network that is trained.
    half_life : float
        Images, > 0.
    ramp : float or None
        See ``decay``.

    Attributes
    ----------
    model : nn.Module
        The averaged copy, in evaluation mode. Buffers (batch statistics) aren't averaged: an average of
        statistics fits no weights. Recalibrate them before use (see ``recalibrate``).
    """

    def __init__(self, model: nn.Module, half_life: float, ramp: float | None = 0.05) -> None:
        self.model = copy.deepcopy(model).eval().requires_grad_(False)
        self.half_life = half_life
        self.ramp = ramp

    @torch.no_grad()
    def update(self, model: nn.Module, batch: int, seen: int) -> None:
        """Move the average towards `model` after a step of `batch` images; `seen` counts those before it."""
        keep = decay(batch, seen, self.half_life, self.ramp)
        averages: list[Tensor] = list(self.model.parameters())
        currents: list[Tensor] = list(model.parameters())
        # One call rather than one a tensor, as steps on a GPU are short. torch's optimisers use it, and no public name.
        torch._foreach_lerp_(averages, currents, 1.0 - keep)  # pyright: ignore[reportCallIssue, reportPrivateImportUsage]


@torch.no_grad()
def recalibrate(model: nn.Module, batches: Sequence[tuple[Tensor | None, ...]]) -> None:
    """Set the running statistics of every BatchNorm to those of `batches`, and leave evaluation mode on.

    Averaged weights produce other statistics than any weights that were trained; without this step samples
    of an averaged network look washed out (seen in our own runs).

    Parameters
    ----------
    model : nn.Module
        Called with each element of `batches`.
    batches : sequence of tuple
        Its arguments, each batch of equal size so that they count alike.
    """
    norms = [module for module in model.modules() if isinstance(module, BATCH_NORMS)]
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # a plain mean over all batches
    model.train()
    for batch in batches:
        model(*batch)
    model.eval()
    for norm, momentum in zip(norms, momenta, strict=True):
        norm.momentum = momentum

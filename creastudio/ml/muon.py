"""Muon (Jordan et al. 2024): steps along the orthogonal factor of the averaged gradient.

For the matrices inside a network; embeddings and scales keep AdamW. The factor comes of five rounds of the
quintic Newton-Schulz iteration with the coefficients given there, and a step is scaled by the shape of the matrix.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, optim
from torch.nn import Parameter

A, B, C = 3.4445, -4.7750, 2.0315
ROUNDS = 5


class Muon(optim.Optimizer):
    """Muon with Nesterov's momentum.

    Parameters
    ----------
    weights : iterable of Parameter
        Matrices.
    rate : float
        Step, in units of a matrix whose singular values are all 1.
    momentum : float
    decay : float
        Weight decay, decoupled, times the rate.
    """

    def __init__(
        self, weights: Iterable[Parameter], rate: float = 0.02, momentum: float = 0.95, decay: float = 0.01
    ) -> None:
        super().__init__(weights, {"lr": rate, "momentum": momentum, "decay": decay})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Change all weights that have a gradient."""
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                state = self.state[weight]
                if not state:
                    state["average"] = torch.zeros_like(weight)
                average: Tensor = state["average"]
                average.lerp_(weight.grad, 1 - group["momentum"])
                ahead = weight.grad.lerp(average, group["momentum"])
                weight.mul_(1 - group["lr"] * group["decay"])
                scale = max(1.0, weight.shape[0] / weight.shape[1]) ** 0.5
                weight.add_(orthogonal(ahead), alpha=-group["lr"] * scale)


def orthogonal(matrix: Tensor) -> Tensor:
    """Return about the nearest orthogonal matrix (singular values 0.7 to 1.2), float32."""
    tall = matrix.shape[0] > matrix.shape[1]
    x = matrix.T if tall else matrix
    x = (x / (x.norm() + 1e-7)).bfloat16()
    for _ in range(ROUNDS):
        square = x @ x.T
        x = A * x + (B * square + C * square @ square) @ x
    return (x.T if tall else x).float()

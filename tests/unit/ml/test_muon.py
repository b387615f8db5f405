"""Steps along the orthogonal factor of the gradient."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from creastudio.ml.muon import Muon, orthogonal


@pytest.mark.parametrize("shape", [(6, 6), (4, 9), (9, 4)])
def test_all_directions_become_about_equally_long(shape: tuple[int, int]) -> None:
    matrix = torch.randn(shape, generator=torch.Generator().manual_seed(2))
    values = torch.linalg.svdvals(orthogonal(matrix))
    assert values.shape == (min(shape),)
    assert values.min() > 0.5
    assert values.max() < 1.35


def test_it_goes_downhill() -> None:
    weight = nn.Parameter(torch.eye(4) * 3)
    optimiser = Muon([weight], rate=0.1, decay=0.0)
    losses = []
    for _ in range(20):
        optimiser.zero_grad()
        loss = weight.square().sum()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0] / 3


def test_weights_without_a_gradient_stay() -> None:
    weight = nn.Parameter(torch.ones(2, 2))
    Muon([weight]).step()
    assert torch.equal(weight, torch.ones(2, 2))

from __future__ import annotations

import pytest
import torch
from torch import nn

from creastudio.ml.ema import Ema, decay, recalibrate


def test_after_the_half_life_an_old_weight_counts_half() -> None:
    kept = 1.0
    for step in range(100):
        kept *= decay(batch=10, seen=10 * step, half_life=1000, ramp=None)
    assert kept == pytest.approx(0.5)


def test_the_ramp_shortens_the_half_life_early_on() -> None:
    assert decay(16, seen=0, half_life=8000, ramp=0.05) == 0.0
    assert decay(16, seen=1000, half_life=8000, ramp=0.05) == pytest.approx(0.5 ** (16 / 50))
    assert decay(16, seen=10**9, half_life=8000, ramp=0.05) == pytest.approx(0.5 ** (16 / 8000))


def test_the_average_moves_towards_the_model_and_leaves_it_alone() -> None:
    model = nn.Linear(2, 1)
    ema = Ema(model, half_life=10, ramp=None)
    start = model.weight.detach().clone()
    with torch.no_grad():
        model.weight += 1
    ema.update(model, batch=10, seen=0)
    average = next(ema.model.parameters())
    assert torch.allclose(average, start + 0.5)
    assert torch.equal(model.weight, start + 1)
    assert not average.requires_grad


@pytest.mark.parametrize(
    ("kind", "dimensions"), [(nn.BatchNorm1d, 1), (nn.BatchNorm2d, 2), (nn.BatchNorm3d, 3)]
)
def test_recalibrated_statistics_are_those_of_the_batches(
    kind: type[nn.BatchNorm2d], dimensions: int
) -> None:
    torch.manual_seed(0)
    norm = kind(3)
    batches = [torch.randn(64, 3, *[4] * dimensions) * 2 + 5 for _ in range(4)]
    recalibrate(norm, [(batch,) for batch in batches])
    every = torch.cat(batches)
    others = (0, *range(2, 2 + dimensions))
    assert norm.running_mean is not None
    assert norm.running_var is not None
    assert torch.allclose(norm.running_mean, every.mean(dim=others), atol=1e-4)
    assert torch.allclose(norm.running_var, every.var(dim=others), rtol=0.02)
    assert not norm.training
    assert norm.momentum == 0.1

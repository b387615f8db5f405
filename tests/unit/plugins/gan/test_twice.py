from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from creastudio_gan.engine.twice import conv2d, halved


def _random(*shape: int) -> Tensor:
    return torch.randn(shape, dtype=torch.float64, requires_grad=True)


@pytest.mark.parametrize("size", [1, 3])
def test_convolution_and_both_gradients(size: int) -> None:
    torch.manual_seed(0)
    x, weight = _random(2, 3, 4, 6), _random(5, 3, size, size)
    assert torch.allclose(conv2d(x, weight), F.conv2d(x, weight, padding=size // 2))
    assert torch.autograd.gradcheck(conv2d, (x, weight))
    assert torch.autograd.gradgradcheck(conv2d, (x, weight))


def test_pooling_and_both_gradients() -> None:
    torch.manual_seed(0)
    x = _random(2, 3, 4, 6)
    assert torch.equal(halved(x), F.avg_pool2d(x, 2))
    assert torch.autograd.gradcheck(halved, (x,))
    assert torch.autograd.gradgradcheck(lambda value: halved(value * value), (x,))


def test_autocast_is_heeded_and_its_absence_kept() -> None:
    x, weight = torch.randn(1, 2, 4, 4, requires_grad=True), torch.randn(2, 2, 3, 3, requires_grad=True)
    with torch.autocast("cpu", torch.bfloat16):
        assert conv2d(x, weight).dtype == torch.bfloat16
        with torch.autocast("cpu", enabled=False):
            y = conv2d(x, weight)
        # Where it is differentiated within autocast, what was made in float32 stays so.
        (slope,) = torch.autograd.grad(y.sum(), x, create_graph=True)
    assert slope.dtype == torch.float32
    slope.square().sum().backward()
    assert weight.grad is not None
    assert weight.grad.dtype == torch.float32

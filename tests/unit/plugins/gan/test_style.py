from __future__ import annotations

import copy

import pytest
import torch
import torch.nn.functional as F

from creastudio_gan.channels import style_channels
from creastudio_gan.engine.style import (
    FIR,
    StyleGenerator,
    doubled,
    four_phases,
    up_convolved,
    up_kernel,
)


def _network(**options: object) -> StyleGenerator:
    torch.manual_seed(0)
    return StyleGenerator((16, 16, 8, 8), 8, 12, **options).eval().requires_grad_(False)  # pyright: ignore


def _filtered(x: torch.Tensor, before: int, after: int) -> torch.Tensor:
    """Return `x` padded and filtered by FIR with a gain of 4, channel by channel: the definition."""
    taps = torch.tensor(FIR) / sum(FIR) * 2
    kernel = torch.outer(taps, taps)[None, None].repeat(x.shape[1], 1, 1, 1)
    return F.conv2d(F.pad(x, (before, after) * 2), kernel, groups=x.shape[1])


def test_four_phases_are_a_transposed_convolution_and_its_filter() -> None:
    torch.manual_seed(0)
    x, weight = torch.randn(2, 5, 6, 8), torch.randn(4, 5, 3, 3)
    expected = _filtered(F.conv_transpose2d(x, weight.transpose(0, 1), stride=2), 1, 1)
    assert torch.allclose(
        F.pixel_shuffle(F.conv2d(x, four_phases(weight), padding=1), 2), expected, atol=1e-4
    )
    assert torch.allclose(up_convolved(x, up_kernel(weight)), expected, atol=1e-4)


def test_doubling_filters_an_image_with_zeros_between() -> None:
    torch.manual_seed(0)
    image = torch.randn(2, 3, 6, 8)
    sparse = torch.zeros(2, 3, 12, 16)
    sparse[:, :, ::2, ::2] = image
    assert torch.allclose(doubled(image), _filtered(sparse, 2, 1), atol=1e-6)


@pytest.mark.parametrize("start", [(4, 4), (4, 6), (3, 4)])
def test_size_and_number_of_styles(start: tuple[int, int]) -> None:
    network = _network(start=start)
    images = network(torch.randn(2, 8))
    assert images.shape == (2, 3, start[0] * 8, start[1] * 8)
    assert network.layers == 8
    assert len(network.affines()) == 8
    assert {weight.shape[1] for weight in network.affines()} == {12}


def test_the_frozen_form_is_the_same_function() -> None:
    network = _network(noise=True)
    for block in network.blocks:
        block.conv.noise_strength.fill_(0.3)  # pyright: ignore
    z = torch.randn(3, 8)
    assert torch.allclose(network(z), copy.deepcopy(network).freeze()(z), atol=1e-5)


def test_truncation_draws_towards_the_mean_of_the_class() -> None:
    network = _network(classes=2)
    network.measure_means(torch.randn(2000, 8))
    z = torch.randn(2, 8)
    means = [network(z, torch.tensor([label, label]), truncation=0.0) for label in (0, 1)]
    assert torch.allclose(means[0][0], means[0][1])
    assert float((means[0] - means[1]).abs().max()) > 1e-4
    assert torch.allclose(network.mean_of(torch.tensor([0.5, 0.5])[None]), network.mean_of(), atol=1e-6)


def test_a_style_acts_on_its_own_layers_and_finer_ones_only() -> None:
    network = _network()
    w = network.mapping(torch.randn(2, 8))
    ws = w[:1].repeat(1, network.layers, 1).view(1, network.layers, 12)
    mixed = ws.clone()
    mixed[:, -1] = w[1]
    plain, changed = network.synthesis(ws), network.synthesis(mixed)
    assert not torch.equal(plain, changed)
    # The last style weighs colours alone: what differs is one linear map of the same features.
    mixed[:, -1] = ws[:, -1]
    assert torch.equal(plain, network.synthesis(mixed))


def test_channels_fall_with_size() -> None:
    assert style_channels(6) == (256, 256, 128, 64, 32, 16)

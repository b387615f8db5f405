from __future__ import annotations

import copy

import pytest
import torch

from creastudio.ml.ema import recalibrate
from creastudio_gan.channels import channels_for
from creastudio_gan.engine import losses, models
from creastudio_gan.engine.discriminator import Discriminator, EqualConv, EqualLinear, with_batch_deviation
from creastudio_gan.engine.fast import faster
from creastudio_gan.engine.generator import Generator, nearest_twice


@pytest.mark.parametrize("resolution", [16, 32, 64, 128, 256])
def test_shapes_at_every_resolution(resolution: int) -> None:
    channels = channels_for(resolution, width=16)
    config = models.Config(channels, z_dim=8)
    assert (config.height, config.width) == (resolution, resolution)
    images = config.build()(torch.randn(2, 8))
    assert images.shape == (2, 3, resolution, resolution)
    assert images.abs().max() <= 1
    assert Discriminator(channels)(images).shape == (2,)


def test_the_size_of_the_bundled_architecture() -> None:
    channels = channels_for(64)
    assert channels == (128, 128, 64, 32, 16)
    assert models.parameter_count(models.Config(channels).build()) == pytest.approx(1.22e6, rel=0.01)
    assert models.parameter_count(Discriminator(channels)) == pytest.approx(0.88e6, rel=0.01)


def test_nearest_twice_repeats_pixels() -> None:
    x = torch.arange(4.0).view(1, 1, 2, 2)
    assert nearest_twice(x)[0, 0].tolist() == [[0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 3, 3], [2, 2, 3, 3]]


def test_the_fast_form_is_the_same_function() -> None:
    torch.manual_seed(0)
    network = models.Config((16, 16, 8, 8), z_dim=8).build()
    assert isinstance(network, Generator)
    recalibrate(network, [(torch.randn(16, 8),) for _ in range(4)])
    fast = faster(copy.deepcopy(network))
    z = torch.randn(4, 8)
    with torch.no_grad():
        assert torch.allclose(network(z), fast(z), atol=1e-5)
    assert not any(isinstance(module, torch.nn.BatchNorm2d) for module in fast.modules())


@pytest.mark.parametrize("layer", [EqualConv(64, 64, 3), EqualLinear(256, 256)])
def test_equalised_layers_keep_the_scale_of_what_passes(layer: torch.nn.Module) -> None:
    torch.manual_seed(0)
    x = torch.randn(8, 64, 16, 16) if isinstance(layer, EqualConv) else torch.randn(64, 256)
    with torch.no_grad():
        y = torch.nn.functional.leaky_relu(layer(x), 0.2)
    assert 0.8 < float(y.square().mean().sqrt()) < 1.2


def test_the_batch_deviation_sees_sameness_and_never_mixes_groups() -> None:
    torch.manual_seed(0)
    varied = torch.randn(4, 3, 4, 4)
    same = varied[:1].expand(4, -1, -1, -1)
    planes = with_batch_deviation(torch.cat([varied, same]))[:, -1]
    assert float(planes[:4].min()) > 0.5
    assert float(planes[4:].max()) < 1e-3
    assert with_batch_deviation(torch.randn(5, 3, 4, 4)).shape == (5, 4, 4, 4)


@pytest.mark.parametrize("batch", [4, 5, 6, 8, 10])
def test_real_images_are_judged_without_a_look_at_made_ones(batch: int) -> None:
    torch.manual_seed(0)
    network = Discriminator((8, 8, 8))
    real, made = torch.randn(batch, 3, 16, 16), torch.randn(batch, 3, 16, 16)
    _, loss = losses.Losses().discriminator(network, real, made, gamma=0.5)
    with torch.no_grad():
        alone = torch.nn.functional.softplus(network(made) - network(real)).mean()
    assert torch.allclose(loss, alone, atol=1e-6)


def test_labels_shape_and_start_in_both_architectures() -> None:
    for architecture in models.ARCHITECTURES:
        config = models.Config((8, 8, 8), 8, architecture, start=(3, 4), classes=("a", "b"))
        network = config.build().eval()
        z = torch.randn(1, 8).repeat(2, 1)
        images = network(z, torch.tensor([0, 1]))
        assert images.shape == (2, 3, 12, 16)
        assert float((images[0] - images[1]).abs().max().detach()) > 1e-4
        assert models.Config.from_json(config.to_json(), architecture) == config
        critic = Discriminator((8, 8, 8), (3, 4), 2)
        assert critic(images, torch.tensor([0, 1]), sets=2).shape == (2,)


def test_the_lazy_penalty_weighs_as_much_as_one_each_step() -> None:
    network = Linear()
    real, made = torch.randn(4, 3, 2, 2), torch.randn(4, 3, 2, 2)
    lazy = losses.Losses("nonsaturating", every=8)
    extra = [
        float((total - loss).detach())
        for total, loss in (lazy.discriminator(network, real, made, 0.7, step=step) for step in range(8))
    ]
    assert extra[1:] == [0.0] * 7
    assert extra[0] == pytest.approx(8 * 0.7 / 2 * float(network.weight.detach().square().sum()), rel=1e-5)


class Linear(torch.nn.Module):
    """A discriminator whose gradient is known: its weights, everywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = torch.nn.Parameter(torch.linspace(-1, 1, 12).view(3, 2, 2))

    def forward(self, images: torch.Tensor, label: torch.Tensor | None = None, sets: int = 1) -> torch.Tensor:
        return (images * self.weight).sum(dim=(1, 2, 3))


def test_the_penalty_is_gamma_half_on_both_sides() -> None:
    network = Linear()
    real, made = torch.randn(4, 3, 2, 2), torch.randn(4, 3, 2, 2)
    total, loss = losses.Losses().discriminator(network, real, made, gamma=0.7)
    expected = torch.nn.functional.softplus(network(made) - network(real)).mean()
    norm = network.weight.square().sum()
    assert torch.allclose(loss, expected)
    assert torch.allclose(total - loss, 0.7 / 2 * 2 * norm)


def test_the_generator_is_pulled_towards_higher_logits() -> None:
    network = Linear()
    made = torch.zeros(4, 3, 2, 2, requires_grad=True)
    losses.Losses().generator(network, torch.randn(4, 3, 2, 2), made).backward()
    assert made.grad is not None
    assert float((-made.grad * network.weight.detach()).sum()) > 0

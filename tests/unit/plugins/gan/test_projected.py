from __future__ import annotations

from collections.abc import Callable

import pytest
import torch

from creastudio.api.testing import FakeContext
from creastudio.ml.efficientnet import EfficientNetLite0
from creastudio_gan.engine import projected
from creastudio_gan.engine.losses import Losses
from creastudio_gan.engine.models import Config
from creastudio_gan.engine.preparing import settings_of
from creastudio_gan.engine.projected import Features, ProjectedDiscriminator
from creastudio_gan.engine.training_task import GanTask
from creastudio_gan.tools.train import TrainParams


@pytest.fixture(scope="module")
def eyes() -> EfficientNetLite0:
    torch.manual_seed(0)
    return EfficientNetLite0().eval().requires_grad_(False)


def test_features_of_four_scales_each_half_as_large(eyes: EfficientNetLite0) -> None:
    maps = Features(eyes)(torch.zeros(1, 3, 32, 48))
    assert [tuple(found.shape[1:]) for found in maps] == [
        (64, 64, 96),
        (64, 32, 48),
        (128, 16, 24),
        (256, 8, 12),
    ]


def test_the_eyes_are_not_part_of_the_state_and_nothing_random_is_trained(eyes: EfficientNetLite0) -> None:
    network = ProjectedDiscriminator(eyes, (16, 16))
    assert not any("_blocks" in name for name in network.state_dict())
    assert not any(parameter.requires_grad for parameter in network.features.parameters())
    assert all(parameter.requires_grad for parameter in network.judges.parameters())


@pytest.mark.parametrize("classes", [0, 2])
def test_sets_are_judged_apart_and_labels_matter(eyes: EfficientNetLite0, classes: int) -> None:
    torch.manual_seed(0)
    network = ProjectedDiscriminator(eyes, (16, 16), classes)
    images = torch.randn(4, 3, 16, 16)
    label = torch.tensor([0, 1, 0, 1]) if classes else None
    network(images, label, sets=2)  # spectral norms and statistics move; compare two calls alike
    state = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    both = network(images, label, sets=2)
    network.load_state_dict(state)
    first = network(images[:2], None if label is None else label[:2])
    assert both.shape[0] == 4
    assert torch.allclose(both[:2], first, atol=1e-5)
    if classes:
        network.load_state_dict(state)
        assert not torch.allclose(first, network(images[:2], torch.tensor([1, 0])), atol=1e-5)


def test_the_hinge_pulls_both_ways_and_needs_no_slopes() -> None:
    def network(images: torch.Tensor, label: object = None, sets: int = 1) -> torch.Tensor:
        return images.mean(dim=(1, 2, 3))[:, None].expand(-1, 3)

    real, made = torch.full((2, 3, 2, 2), 2.0), torch.full((2, 3, 2, 2), -3.0, requires_grad=True)
    losses = Losses("projected")
    total, plain = losses.discriminator(network, real, made.detach(), gamma=1.0)  # pyright: ignore
    assert float(total) == float(plain) == 0.0
    losses.generator(network, real, made).backward()  # pyright: ignore
    assert made.grad is not None
    assert float(made.grad.max()) < 0


def test_it_trains_and_resumes_to_the_same_weights(
    eyes: EfficientNetLite0, pictures: object, make_context: Callable[..., FakeContext]
) -> None:
    from creastudio.ml.image_folder import load_folder

    params = TrainParams(loss="projected", resolution="16", width=8, batch=4, kimg=1, precision="float32")  # pyright: ignore
    data = load_folder(make_context().input("data").path, params.size)

    def task() -> GanTask:
        settings = settings_of(params, data, 1, torch.device("cpu"))
        return GanTask(data, settings, torch.device("cpu"), lambda seen, look: None, 1000, eyes=eyes)

    whole = task()
    before = whole.generator.state_dict()["to_rgb.weight"].clone()
    whole.step(0, 0.0)
    kept = {name: tensor.clone() for name, tensor in whole.tensors().items()}, whole.facts()
    whole.step(4, 0.0)
    resumed = task()
    resumed.restore(*kept)
    resumed.step(4, 0.0)
    assert not torch.equal(before, whole.generator.state_dict()["to_rgb.weight"])
    ours = resumed.tensors()
    assert [name for name, tensor in whole.tensors().items() if not torch.equal(tensor, ours[name])] == []
    assert isinstance(settings_of(params, data, 1, torch.device("cpu")).config, Config)


@pytest.mark.parametrize("size", [(160, 128), (24, 40), (9, 5)])
def test_products_enlarge_as_interpolation_does_with_its_gradient(size: tuple[int, int]) -> None:
    x = torch.rand((2, 3, 12, 20), generator=torch.Generator().manual_seed(0), requires_grad=True)
    ours = projected.by_products(x, size)
    theirs = torch.nn.functional.interpolate(x, size, mode="bilinear", align_corners=False)
    assert torch.allclose(ours, theirs, atol=1e-5)
    weight = torch.rand(ours.shape, generator=torch.Generator().manual_seed(1))
    (found,), (expected,) = (torch.autograd.grad((made * weight).sum(), x) for made in (ours, theirs))
    assert torch.allclose(found, expected, atol=1e-3)

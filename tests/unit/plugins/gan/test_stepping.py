"""A batch in parts learns what the whole batch learns."""

from __future__ import annotations

import copy

import pytest
import torch
from torch import Tensor, nn, optim

from creastudio.ml.augment import Change
from creastudio_gan.engine.augmenting import Augmenting
from creastudio_gan.engine.discriminator import Discriminator
from creastudio_gan.engine.losses import Losses, LossName
from creastudio_gan.engine.micro import Micro
from creastudio_gan.engine.models import Config
from creastudio_gan.engine.stepping import Batch, Stepper

ADAPTIVE = Augmenting(("adaptive", "place", "colour"), 0.8, 1000, measured=False)


def _rng(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def _batch(classes: int, size: int = 8) -> Batch:
    changes: list[Change] = [ADAPTIVE.draw(size, (16, 16), _rng(seed)) for seed in range(4)]
    first, second, third, fourth = changes
    real, rival = (torch.rand((size, 3, 16, 16), generator=_rng(seed)) * 2 - 1 for seed in (7, 8))
    label = torch.randint(classes, (size,), generator=_rng(9)) if classes else None
    return Batch(
        torch.randn((size, 16), generator=_rng(6)), real, rival, label, (first, second, third, fourth)
    )


def _stepper(architecture: str, loss: LossName, classes: int, micro: int, size: int = 8) -> Stepper:
    names = tuple(str(index) for index in range(classes))
    config = Config((8, 8, 8), z_dim=16, w_dim=16, architecture=architecture, classes=names)
    torch.manual_seed(3)
    generator, critic = config.build().train(), Discriminator(config.channels, config.start, classes)
    # Plain gradient descent: Adam would turn the last bits of a slope that is nearly 0 into a step.
    descent = [optim.SGD(network.parameters(), 0.05) for network in (generator, critic)]
    return Stepper(
        generator,
        critic,
        (descent[0], descent[1]),
        Losses(loss),
        lambda: torch.autocast("cpu", torch.bfloat16, enabled=False),
        Micro(size, micro),
    )


def _weights(network: nn.Module) -> Tensor:
    return torch.cat([parameter.detach().flatten() for parameter in network.parameters()])


@pytest.mark.parametrize("architecture", ["hybrid", "style"])
@pytest.mark.parametrize(("loss", "classes"), [("relativistic", 0), ("nonsaturating", 3)])
def test_parts_learn_what_the_whole_learns(architecture: str, loss: LossName, classes: int) -> None:
    batch = _batch(classes)
    whole, parts = (_stepper(architecture, loss, classes, micro) for micro in (8, 4))
    assert len(parts.micro.parts) == 2
    before = _weights(whole.generator)
    for number in range(2):
        first = whole.step(batch, 0.5, number)
        second = parts.step(batch, 0.5, number)
        assert [float(x) for x in first] == pytest.approx([float(x) for x in second], rel=1e-3)
    assert not torch.equal(_weights(whole.generator), before)
    assert torch.allclose(_weights(whole.generator), _weights(parts.generator), atol=2e-4)
    assert torch.allclose(_weights(whole.discriminator), _weights(parts.discriminator), atol=2e-4)


@pytest.mark.parametrize("architecture", ["hybrid", "style"])
def test_memory_that_runs_out_in_the_middle_changes_nothing_of_what_is_learned(
    architecture: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = _batch(0)
    expected = _stepper(architecture, "relativistic", 0, 4)
    expected.step(batch, 0.5, 0)
    stepper = _stepper(architecture, "relativistic", 0, 8)
    plain = stepper._losses.generator

    def fails(network: nn.Module, real: Tensor, made: Tensor, label: Tensor | None = None) -> Tensor:
        if len(made) > 4:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return plain(network, real, made, label)

    monkeypatch.setattr(Losses, "generator", lambda _self, *args: fails(*args))
    stepper.step(batch, 0.5, 0)
    assert stepper.micro.size == 4
    assert torch.allclose(_weights(stepper.generator), _weights(expected.generator), atol=1e-4)


def test_a_generator_that_waits_stays_as_it_is() -> None:
    stepper = _stepper("style", "relativistic", 0, 8)
    generator, critic = copy.deepcopy(stepper.generator), _weights(stepper.discriminator)
    stepper.step(_batch(0), 0.5, 0, generate=False)
    assert torch.equal(_weights(stepper.generator), _weights(generator))
    assert not torch.equal(_weights(stepper.discriminator), critic)


def test_frozen_blocks_stay_as_they_are() -> None:
    stepper = _stepper("style", "relativistic", 0, 8)
    critic = stepper.discriminator
    assert isinstance(critic, Discriminator)
    critic.freeze(1)
    frozen = Stepper(
        stepper.generator, critic, (stepper._opt_g, stepper._opt_d), Losses(), stepper._autocast, Micro(8)
    )
    before = copy.deepcopy(critic.state_dict())
    frozen.step(_batch(0), 0.5, 0)
    after = critic.state_dict()
    kept = {name for name in after if torch.equal(after[name], before[name])}
    assert {"from_rgb.weight", "blocks.0.first.weight"} <= kept
    assert "blocks.1.first.weight" not in kept

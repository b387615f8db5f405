from __future__ import annotations

import errno
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from creastudio.api import Model, ModelCard, UserError
from creastudio.ml import checkpoint
from creastudio_gan.engine import start_from
from creastudio_gan.engine.discriminator import Discriminator
from creastudio_gan.engine.models import Config, Network


def _config(levels: int = 3, architecture: str = "style", classes: tuple[str, ...] = ()) -> Config:
    return Config((8,) * levels, z_dim=16, w_dim=16, architecture=architecture, classes=classes)


def _model(folder: Path, config: Config, seed: int = 0) -> tuple[Model, Network]:
    torch.manual_seed(seed)
    network = config.build()
    weights = folder / f"m{seed}.safetensors"
    save_file(checkpoint.half(network), weights)
    card = ModelCard(
        id="old", title="Old", family="gan", architecture=config.architecture, config=config.to_json(),
        sha256=checkpoint.sha256(weights),
    )  # fmt: skip
    return Model(card, folder, weights), network


def _critic(config: Config) -> Discriminator:
    return Discriminator(config.channels, config.start, len(config.classes))


@pytest.mark.parametrize("architecture", ["style", "hybrid"])
def test_the_same_network_takes_all_and_makes_the_same_pictures(tmp_path: Path, architecture: str) -> None:
    config = _config(architecture=architecture)
    model, old = _model(tmp_path, config)
    torch.manual_seed(9)
    new = config.build()
    taken = start_from.begin([new], _critic(config), config, model, tmp_path)
    assert taken.share == 1
    assert not taken.critic
    z = torch.randn(2, 16)
    assert torch.allclose(new.eval()(z), old.eval()(z), atol=2e-2)
    assert "the discriminator is new and learns first" in taken.words("Old")


def test_of_another_size_what_both_have_is_taken(tmp_path: Path) -> None:
    model, old = _model(tmp_path, _config(3))
    larger = _config(4)
    new = larger.build()
    taken = start_from.begin([new], _critic(larger), larger, model, tmp_path)
    assert 0.5 < taken.share < 1
    name = "blocks.1.conv.weight"
    assert torch.allclose(new.state_dict()[name], old.state_dict()[name], atol=1e-2)


def test_classes_are_matched_by_name(tmp_path: Path) -> None:
    model, old = _model(tmp_path, _config(classes=("cats", "dogs")))
    config = _config(classes=("birds", "dogs", "cats"))
    new = config.build()
    taken = start_from.begin([new], _critic(config), config, model, tmp_path)
    assert taken.classes == ("dogs", "cats")
    assert "classes dogs, cats among them" in taken.words("Old")
    before, after = old.state_dict()["map.embed.weight"], new.state_dict()["map.embed.weight"]
    assert torch.allclose(after[:, 2], before[:, 0], atol=1e-2)
    assert torch.allclose(after[:, 1], before[:, 1], atol=1e-2)


def test_a_model_with_classes_begins_one_without(tmp_path: Path) -> None:
    model, _ = _model(tmp_path, _config(classes=("cats", "dogs")))
    config = _config()
    taken = start_from.begin([config.build()], _critic(config), config, model, tmp_path)
    assert taken.share > 0.95


def test_the_discriminator_is_kept_and_found_again_by_the_weights(tmp_path: Path) -> None:
    config = _config(3)
    model, _ = _model(tmp_path, config)
    torch.manual_seed(4)
    old = _critic(config)
    start_from.keep_critic(tmp_path, model.card.sha256, old)
    larger = _config(4)
    new = _critic(larger)
    taken = start_from.begin([larger.build()], new, larger, model, tmp_path)
    assert taken.critic
    assert start_from.warm_images(100_000, taken) == 0
    # Its blocks are counted from the top: the lowest is the last.
    expected = old.state_dict()["blocks.1.first.weight"]
    assert torch.allclose(new.state_dict()["blocks.2.first.weight"], expected, atol=1e-2)


def test_only_some_discriminators_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start_from, "KEPT", 2)
    for index in range(4):
        start_from.keep_critic(tmp_path, f"{index}" * 64, _critic(_config()))
    assert len(list((tmp_path / start_from.CRITICS).iterdir())) == 2
    (tmp_path / start_from.CRITICS / "bad.safetensors").write_bytes(b"junk")
    assert start_from.critic_of(tmp_path, "bad") is None


def test_a_model_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    model, _ = _model(tmp_path, _config(architecture="hybrid"))
    config = _config()
    with pytest.raises(UserError, match="network of 'Old' is 'quick', and that of this training 'style'"):
        start_from.begin([config.build()], _critic(config), config, model, tmp_path)
    narrow = Config((12, 12), z_dim=10, w_dim=10, architecture="style")
    other, _ = _model(tmp_path, narrow, seed=1)
    wide = Config((64, 64, 64), z_dim=64, w_dim=64, architecture="style")
    with pytest.raises(UserError, match="No weights of 'Old' fit"):
        start_from.begin([wide.build()], _critic(wide), wide, other, tmp_path)


def test_weights_that_are_no_numbers_begin_nothing(tmp_path: Path) -> None:
    config = _config()
    model, network = _model(tmp_path, config)
    tensors = network.state_dict()
    name = next(key for key, value in tensors.items() if value.is_floating_point())
    checkpoint.write(model.weights, {**tensors, name: torch.full_like(tensors[name], torch.nan)}, {})
    with pytest.raises(UserError, match="weights of 'Old' are no numbers"):
        start_from.begin([config.build()], _critic(config), config, model, tmp_path)


def test_a_new_discriminator_learns_alone_for_a_while() -> None:
    taken = start_from.Taken(1.0, (), critic=False)
    assert start_from.warm_images(60_000, taken) == 3000
    assert start_from.warm_images(10**7, taken) == start_from.WARM


def test_a_full_disk_costs_the_discriminator_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is kept before the model is saved, which must not be lost with it."""

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(checkpoint.os, "fsync", full)
    start_from.keep_critic(tmp_path, "a" * 64, _critic(_config()))
    assert list((tmp_path / start_from.CRITICS).iterdir()) == []

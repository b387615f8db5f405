from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from creastudio.api import Model, UserError
from creastudio_gan.engine import latent_state, latents
from creastudio_gan.engine.space import Space, open_space
from creastudio_gan.engine.style import StyleConv, StyleGenerator
from creastudio_gan.tools.explore import ExploreParams

CPU = torch.device("cpu")


@pytest.fixture
def space(style_model: Model) -> Space:
    """A model with a W space."""
    return open_space(style_model, CPU)


@pytest.fixture
def hybrid(tiny_model: Model) -> Space:
    """A model without one."""
    return open_space(tiny_model, CPU)


def _ws(space: Space, **params: Any) -> Tensor:
    ws = space.state(ExploreParams(model=space.model.card.id, **params)).ws
    assert ws is not None
    return ws


def _drawn(space: Space, params: ExploreParams) -> Tensor:
    """Return the picture before it is rounded: those of untrained networks are pale."""
    return latent_state.draw(space.network, space.state(params))


def _w_of_seed(network: Any, seed: int, label: int | None = None) -> Tensor:
    z = torch.from_numpy(latents.of_seed(seed, network.z_dim).astype(np.float32))[None]
    return network.mapping(z, None if label is None else torch.tensor([label]))[0]


def test_at_whole_numbers_every_layer_has_the_style_of_a_seed(space: Space) -> None:
    ws = _ws(space, seed=5, x=1, y=1)
    assert ws.shape == (1, 6, 16)
    assert torch.allclose(ws, _w_of_seed(space.network, 7).expand(1, 6, 16))


def test_the_plane_is_continuous(space: Space, hybrid: Space) -> None:
    for one in (space, hybrid):
        before, here, after, far = (
            _drawn(one, ExploreParams(x=x, y=0.3)) for x in (0.9999, 1.0, 1.0001, 2.0)
        )
        away = (far - here).abs().max()
        assert (before - here).abs().max() < away / 100
        assert (after - here).abs().max() < away / 100


def test_the_same_state_is_the_same_picture(space: Space, hybrid: Space) -> None:
    for one in (space, hybrid):
        state = ExploreParams(x=0.3, y=-2.7, truncation=0.8, mix="all=9*0.4")
        assert torch.equal(one.picture(state), one.picture(state))


def test_truncation_draws_towards_the_mean_style(space: Space) -> None:
    mean = space.network.get_buffer("w_mean")
    assert torch.allclose(_ws(space, truncation=0.0), mean.expand(1, 6, 16))
    whole, half = _ws(space) - mean, _ws(space, truncation=0.5) - mean
    assert torch.allclose(half, whole / 2, atol=1e-6)


def test_mixing_changes_its_layers_alone(space: Space) -> None:
    plain = _ws(space, x=0.3)
    mixed = _ws(space, x=0.3, mix="fine=12;1=2,0")
    assert torch.equal(mixed[:, 1:4], plain[:, 1:4])
    assert torch.allclose(mixed[:, 4:], _w_of_seed(space.network, 12).expand(1, 2, 16))
    assert torch.equal(mixed[0, 0], _ws(space, x=2)[0, 0])
    half = _ws(space, x=0.3, mix="all=12*0.5")
    assert torch.allclose(half, (plain + _w_of_seed(space.network, 12)) / 2, atol=1e-6)


def test_directions_move_their_layers_alone(space: Space) -> None:
    plain = _ws(space)
    moved = _ws(space, directions="sefa.fine.2:1.5, sefa.2.1:-1")
    off = (moved - plain).abs().amax(dim=2)[0]
    assert off[[0, 2, 3]].max() == 0
    assert off[[1, 4, 5]].min() > 0
    back = _ws(space, directions="sefa.fine.2:-1.5, sefa.2.1:1")
    assert torch.allclose(back + moved, 2 * plain, atol=1e-5)


def test_labels_are_blended_by_their_shares(make_style_model: Callable[..., Model]) -> None:
    space = open_space(make_style_model(classes=("ash", "oak", "elm")), CPU)
    network = space.network
    assert isinstance(network, StyleGenerator)
    seed = 4
    pure = [_ws(space, seed=seed, label=name) for name in ("ash", "oak", "elm")]
    assert torch.allclose(pure[1][0, 0], _w_of_seed(space.network, seed, 1))
    blend = _ws(space, seed=seed, label="ash:1,elm:3")
    assert torch.allclose(blend, pure[0] / 4 + pure[2] * 3 / 4, atol=1e-6)
    assert torch.allclose(_ws(space, seed=seed), pure[seed % 3])
    mean = network.mean_of(torch.tensor([2]))
    assert torch.allclose(_ws(space, label="elm", truncation=0.0), mean.expand(1, 6, 16), atol=1e-6)
    assert torch.allclose(latent_state.ws_of(network, ExploreParams(seed=seed, label="1")), pure[1])
    with pytest.raises(UserError, match="no class 'beech'") as error:
        _ws(space, label="beech")
    assert error.value.hint == "It has: ash, oak, elm."


def test_a_point_lies_in_the_middle_of_the_plane(space: Space, hybrid: Space) -> None:
    for one in (space, hybrid):
        state = one.state(ExploreParams(x=0.4, mix="all=3*0.2"))
        kept = ExploreParams(seed=3, point=latent_state.point_of(state))
        again = one.state(kept)
        start, end = (found.ws if found.z is None else found.z for found in (state, again))
        assert start is not None
        assert end is not None
        assert torch.allclose(start, end, atol=2e-3)
        # A seed away there is another seed, and between them nothing jumps.
        aside = _drawn(one, latent_state.at(kept, x=1.0))
        assert torch.allclose(aside, _drawn(one, ExploreParams(seed=3, x=1.0)), atol=1e-5)
        near = _drawn(one, latent_state.at(kept, x=1.0001))
        assert (near - aside).abs().max() < (_drawn(one, kept) - aside).abs().max() / 100
    with pytest.raises(UserError, match="found in another model"):
        space.state(ExploreParams(point=latent_state.point_of(hybrid.state(ExploreParams()))))


def test_a_model_without_style_layers_says_so(hybrid: Space) -> None:
    with pytest.raises(UserError, match="no style layers, so its layers can't be mixed"):
        hybrid.state(ExploreParams(model="tiny", mix="coarse=3"))
    with pytest.raises(UserError, match="no style layers"):
        hybrid.state(ExploreParams(model="tiny", directions="sefa.fine.1:1"))
    moved = hybrid.state(ExploreParams(directions="1:2")).z
    plain = hybrid.state(ExploreParams()).z
    assert moved is not None
    assert plain is not None
    assert (moved - plain).norm() == pytest.approx(2, abs=1e-4)


def test_a_variation_goes_to_a_seed_in_either_architecture(space: Space, hybrid: Space) -> None:
    for one in (space, hybrid):
        start = ExploreParams(x=0.3, y=0.2)
        target = _drawn(one, ExploreParams(seed=99))
        whole = _drawn(one, latent_state.towards(start, 99, 1.0))
        some = _drawn(one, latent_state.towards(start, 99, 0.2))
        begun = _drawn(one, start)
        assert torch.allclose(whole, target, atol=1e-5)
        assert 0 < (some - begun).abs().mean() < (target - begun).abs().mean()


def test_states_can_be_blended(space: Space, hybrid: Space) -> None:
    a, b = (space.state(ExploreParams(seed=seed)).ws for seed in (1, 2))
    half = latent_state.blended(latent_state.State(ws=a), latent_state.State(ws=b), 0.5).ws
    assert a is not None
    assert b is not None
    assert half is not None
    assert torch.allclose(half, (a + b) / 2)
    z = [hybrid.state(ExploreParams(seed=seed)) for seed in (1, 2)]
    mixed = latent_state.blended(z[0], z[1], 0.25).z
    wanted = latents.slerp(latents.of_seed(1, 16), latents.of_seed(2, 16), 0.25)
    assert mixed is not None
    assert torch.allclose(mixed[0], torch.from_numpy(wanted).float(), atol=1e-5)


def test_layers_that_are_not_there_are_said(space: Space) -> None:
    for params in ({"mix": "5-9=3"}, {"directions": "sefa.9.1:1"}):
        with pytest.raises(UserError, match="no layer 9: this model has 6"):
            _ws(space, **params)
    with pytest.raises(UserError, match=r"no direction sefa\.all\.17: this model has 16"):
        _ws(space, directions="17:1")


def test_noise_draws_other_grain_and_leaves_the_network_as_it_was(
    make_style_model: Callable[..., Model],
) -> None:
    space = open_space(make_style_model(noise=True), CPU)
    for module in space.network.modules():
        if isinstance(module, StyleConv) and module.noise_strength is not None:
            module.noise_strength.fill_(0.5)
    own, other, third = (space.picture(ExploreParams(noise=noise)) for noise in (0, 5, 6))
    assert not torch.equal(own, other)
    assert not torch.equal(other, third)
    assert torch.equal(own, space.picture(ExploreParams()))
    assert torch.equal(other, space.picture(ExploreParams(noise=5)))


def test_settled_values_name_what_names_mean(style_model: Model, tmp_path: Path) -> None:
    space = open_space(style_model, CPU, tmp_path)
    params = ExploreParams(directions="smile:1.5, 2:1")
    with pytest.raises(UserError, match="called 'smile'"):
        space.settled(params)
    space.directions.name({"smile": latent_state.parse_directions("3:0")[0].id})  # pyright: ignore
    settled = space.settled(params)
    assert settled["directions"] == "smile=sefa.all.3:1.5, sefa.all.2:1"
    elsewhere = open_space(style_model, CPU)
    assert torch.equal(elsewhere.picture(ExploreParams(**settled)), space.picture(params))


def test_a_class_of_a_model_without_classes_is_said(space: Space, hybrid: Space) -> None:
    for one in (space, hybrid):
        with pytest.raises(UserError, match=r"This model has no classes\."):
            one.state(ExploreParams(model="tiny", label="oak"))

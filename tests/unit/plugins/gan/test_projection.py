from __future__ import annotations

from typing import Any

import pytest
import torch

from creastudio.api import JobCancelled, Model
from creastudio_gan.engine import latent_state
from creastudio_gan.engine.generator import Generator
from creastudio_gan.engine.likeness import Likeness
from creastudio_gan.engine.projection import Found, Search
from creastudio_gan.engine.space import Space, open_space
from creastudio_gan.tools.explore import ExploreParams


def _nothing() -> None:
    pass


def _target(space: Space, **params: Any) -> torch.Tensor:
    return latent_state.draw(space.network, space.state(ExploreParams(**params)))


def _search(space: Space, target: torch.Tensor, freedom: float = 0.5, steps: int = 45) -> list[Found]:
    search = Search(space, Likeness(target), {}, 3, freedom)
    return list(search.run(24, steps, _nothing))


@pytest.fixture(params=["hybrid", "style"])
def space(request: pytest.FixtureRequest, tiny_model: Model, style_model: Model) -> Space:
    """A model of each architecture."""
    model = tiny_model if request.param == "hybrid" else style_model
    space = open_space(model, torch.device("cpu"))
    if isinstance(space.network, Generator):
        # Untrained, it draws nothing but grey.
        space.network.to_rgb.weight.mul_(100)
    return space


def test_a_picture_of_the_model_is_found_again(space: Space) -> None:
    found = _search(space, _target(space, seed=1234))
    assert found[-1].distance < found[0].distance / 2
    assert found[0].done < found[-1].done == 1.0


def test_the_same_search_finds_the_same(space: Space) -> None:
    target = _target(space, seed=5)
    one, other = (_search(space, target, steps=9)[-1].state for _ in range(2))
    for a, b in ((one.ws, other.ws), (one.z, other.z)):
        assert (a is None) == (b is None)
        assert a is None or b is None or torch.equal(a, b)


def test_freedom_lets_the_layers_go_apart(style_model: Model) -> None:
    space = open_space(style_model, torch.device("cpu"))
    target = _target(space, seed=1, mix="coarse=2;middle=3")
    apart = []
    for freedom in (0.0, 1.0):
        ws = _search(space, target, freedom)[-1].state.ws
        assert ws is not None
        apart.append(float((ws - ws.mean(dim=1, keepdim=True)).norm()))
    assert 0 < apart[0] < apart[1]


def test_classes_are_searched_in_turn_or_as_asked(make_style_model: Any) -> None:
    space = open_space(make_style_model(classes=("ash", "oak")), torch.device("cpu"))
    target = _target(space, seed=4, label="oak")
    for shares in ({}, {1: 1.0}):
        found = list(Search(space, Likeness(target), shares, 0, 0.5).run(16, 12, _nothing))
        assert found[-1].distance < found[0].distance
        assert found[-1].state.ws is not None
    assert found[-1].label == 1


def test_it_can_be_stopped_at_any_step(space: Space) -> None:
    calls = 0

    def stop() -> None:
        nonlocal calls
        calls += 1
        if calls == 8:
            raise JobCancelled

    search = Search(space, Likeness(_target(space)), {}, 0, 0.5)
    with pytest.raises(JobCancelled):
        list(search.run(24, 30, stop))

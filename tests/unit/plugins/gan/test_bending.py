from __future__ import annotations

import pytest
import torch

from creastudio.api import Model, UserError
from creastudio_gan.bend_text import Bend
from creastudio_gan.engine import latent_state
from creastudio_gan.engine.bending import bend_features, bendable
from creastudio_gan.engine.space import open_space
from creastudio_gan.state_text import Layers
from creastudio_gan.tools.explore import ExploreParams

ALL = Layers()


def _dot(row: int, column: int, height: int = 8, width: int = 8) -> torch.Tensor:
    x = torch.zeros(1, 2, height, width)
    x[..., row, column] = 1
    return x


def test_things_go_where_they_are_sent() -> None:
    assert torch.allclose(bend_features(_dot(3, 2), Bend(ALL, slide=0.25), 0), _dot(3, 4), atol=1e-5)
    assert torch.allclose(bend_features(_dot(3, 2), Bend(ALL, lift=0.25), 0), _dot(1, 2), atol=1e-5)
    # A quarter turn clockwise takes what is above to the right, in whatever shape.
    assert torch.allclose(bend_features(_dot(0, 3), Bend(ALL, rotate=90), 0), _dot(3, 7), atol=1e-4)
    wide = bend_features(_dot(0, 5, 8, 12), Bend(ALL, rotate=90), 0)
    # Beyond the edge, which is nearer now, lies the mirror image.
    assert torch.allclose(wide, _dot(3, 9, 8, 12) + _dot(3, 10, 8, 12), atol=1e-4)
    inner = bend_features(torch.ones(1, 1, 8, 8), Bend(ALL, zoom=2), 0)
    assert torch.allclose(inner, torch.ones(1, 1, 8, 8), atol=1e-5)
    flat = torch.arange(8.0).expand(1, 1, 8, 8)
    slope = bend_features(flat, Bend(ALL, zoom=2), 0)[0, 0, 4]
    assert torch.allclose(slope[1:] - slope[:-1], torch.full((7,), 0.5), atol=1e-4)


def test_grain_is_the_same_each_time_and_gain_is_a_factor() -> None:
    x = torch.randn(1, 3, 8, 8)
    grained = bend_features(x, Bend(ALL, grain=0.5), 1)
    assert torch.equal(grained, bend_features(x, Bend(ALL, grain=0.5), 1))
    assert float((grained - x).std() / x.std()) == pytest.approx(0.5, rel=0.3)
    assert torch.equal(bend_features(x, Bend(ALL, gain=-2), 0), -2 * x)


@pytest.mark.parametrize("name", ["tiny_model", "style_model"])
def test_a_bent_state_changes_its_picture_and_leaves_the_network_as_it_was(
    request: pytest.FixtureRequest, name: str
) -> None:
    model: Model = request.getfixturevalue(name)
    space = open_space(model, torch.device("cpu"))

    def drawn(bend: str) -> torch.Tensor:
        return latent_state.draw(space.network, space.state(ExploreParams(model=model.card.id, bend=bend)))

    plain, turned = drawn(""), drawn("coarse:rotate=90")
    assert not torch.allclose(plain, turned, atol=1e-4)
    assert torch.equal(turned, drawn("coarse:rotate=90"))
    assert torch.equal(plain, drawn(""))
    assert torch.allclose(plain, drawn("all:rotate=0,zoom=1"), atol=1e-5)
    count = len(bendable(space.network))
    with pytest.raises(UserError, match=f"no layer 9: this model has {count}"):
        drawn("9:zoom=2")
    assert torch.equal(plain, drawn(""))

"""A StyleGAN3 that was converted is explored as any model with styles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from creastudio.api import ModelCard, UserError
from creastudio.api.context import Model
from creastudio.api.testing import FakeContext
from creastudio_gan.engine import convert_child, explore, models, sample, space, start_from
from creastudio_gan.engine.alias_free import AliasFreeConfig
from creastudio_gan.engine.models import Config
from creastudio_gan.engine.styled import Styled
from creastudio_gan.params import SampleParams
from creastudio_gan.params_latent import PictureParams
from tests.support.foreign_alias_free import stylegan3_pickle


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = tmp_path_factory.mktemp("alias-free")
    file = stylegan3_pickle(folder / "net.pkl")
    found = convert_child.convert({"file": str(file), "name": file.name, "folder": str(folder)})
    card = ModelCard(
        id="m",
        title="m",
        family="gan",
        architecture=found["architecture"],
        config=found["config"],
        sha256="0" * 64,
    )
    return Model(card, folder, folder / found["weights"])


def picture(model: Model, folder: Path, **params: Any) -> bytes:
    ctx = FakeContext(folder, seed=params.get("seed", 0), models=[model])
    explore.run(PictureParams(model="m", **params), ctx)
    return ctx.results[0].read()


def test_states_are_drawn(model: Model, tmp_path: Path) -> None:
    plain = picture(model, tmp_path, seed=1)
    assert plain == picture(model, tmp_path, seed=1)
    for change in (
        {"x": 0.5},
        {"truncation": 0.5},
        {"mix": "fine=7"},
        {"directions": "smile=sefa.all.1:2"},
        {"directions": "old=pca.all.1:2"},
        {"bend": "2:gain=1.5"},
    ):
        try:
            assert picture(model, tmp_path, seed=1, **change) != plain, change
        except UserError as error:  # the texts of states are tested elsewhere
            raise AssertionError(f"{change}: {error.message}") from error


def test_layers_and_directions_fit(model: Model) -> None:
    network = models.load(model, torch.device("cpu"))
    assert isinstance(network, Styled)
    affines = network.affines()
    assert len(affines) == network.layers == 5
    assert all(matrix.shape[1] == network.w_dim for matrix in affines)
    assert space.open_space(model, torch.device("cpu")).directions.basis("pca", _all()).shape == (8, 8)


def test_samples_are_made(model: Model, tmp_path: Path) -> None:
    ctx = FakeContext(tmp_path, seed=4, models=[model])
    sample.run(SampleParams(model="m", count=2), ctx)
    assert [result.metadata["width"] for result in ctx.results] == [16, 16]


def test_it_is_not_trained_on(model: Model) -> None:
    with pytest.raises(UserError, match="aliasfree"):
        start_from.check(model, Config(channels=(8, 8), architecture="style"))


@pytest.mark.parametrize(
    "change",
    [
        {"size": [10**6, 20]},
        {"layers": []},
        {"z_dim": 10**9},
        {"bandwidth": 100.0},
        {"classes": ["x"] * 5000},
    ],
)
def test_cards_that_ask_for_too_much_are_refused(model: Model, change: dict[str, Any]) -> None:
    config = model.card.config
    assert AliasFreeConfig.from_json(config).to_json()["width"] == 16
    with pytest.raises((ValueError, TypeError)):
        AliasFreeConfig.from_json({**config, **change})


def _all() -> Any:
    from creastudio_gan.state_text import Layers

    return Layers()

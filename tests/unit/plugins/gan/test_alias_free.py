"""A StyleGAN3 that was converted is explored as any model with styles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from creastudio.api import LiveFrame, ModelCard, UserError
from creastudio.api.context import Model
from creastudio.api.testing import FakeContext
from creastudio_gan.engine import (
    convert_child,
    direction_sheet,
    explore,
    live,
    models,
    project,
    sample,
    sheet,
    space,
    start_from,
    walk,
)
from creastudio_gan.engine.alias_free import AliasFreeConfig
from creastudio_gan.engine.models import Config
from creastudio_gan.engine.styled import Styled
from creastudio_gan.tools.directions import DirectionsParams
from creastudio_gan.tools.explore import PictureParams
from creastudio_gan.tools.project import ProjectParams
from creastudio_gan.tools.sample import SampleParams
from creastudio_gan.tools.sheet import SheetParams
from creastudio_gan.tools.walk import WalkParams
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


def test_it_is_walked_through_and_laid_out_in_sheets(model: Model, tmp_path: Path) -> None:
    job = FakeContext(tmp_path / "walk", seed=4, models=[model])
    walk.run(WalkParams(model="m", seconds=0.2, stops=2, size="model"), job)
    assert job.results[0].metadata["width"] == 16
    job = FakeContext(tmp_path / "sheets", seed=4, models=[model])
    sheet.run(SheetParams(model="m", cells=3), job)
    direction_sheet.run(DirectionsParams(model="m", rows=2), job)
    assert [result.kind for result in job.results] == ["image", "image"]


def test_a_picture_is_found_in_it(model: Model, tmp_path: Path) -> None:
    (tmp_path / "own.png").write_bytes(picture(model, tmp_path / "made", seed=3))
    job = FakeContext(tmp_path / "found", seed=1, models=[model], inputs={"picture": tmp_path / "own.png"})
    project.run(ProjectParams(model="m", steps=6, tries=16), job)
    assert job.results[0].metadata["width"] >= 16


def test_it_follows_the_hand(model: Model, tmp_path: Path) -> None:
    context = FakeContext(tmp_path, seed=2, models=[model], params=PictureParams(model="m"))
    frame = live.open(context)(PictureParams(model="m", x=0.3))
    assert isinstance(frame, LiveFrame)
    assert (frame.width, frame.height) == (16, 16)


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

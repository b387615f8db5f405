from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from creastudio.api import Artifact, Model
from creastudio.api.testing import FakeContext, check_generator
from creastudio_gan.engine import explore, sample
from creastudio_gan.tools.directions import DIRECTIONS
from creastudio_gan.tools.explore import EXPLORE, PictureParams
from creastudio_gan.tools.sample import SampleParams
from creastudio_gan.tools.sheet import SHEET


def _pixels(artifact: Artifact) -> Any:
    with Image.open(io.BytesIO(artifact.read())) as opened:
        return np.asarray(opened).astype(int)


@pytest.fixture(params=["hybrid", "style"])
def model(request: pytest.FixtureRequest, tiny_model: Model, style_model: Model) -> Model:
    """A model of each architecture."""
    return tiny_model if request.param == "hybrid" else style_model


def _run(model: Model, folder: Path, seed: int = 7, **params: Any) -> FakeContext:
    context = FakeContext(folder, seed=seed, models=[model])
    explore.run(PictureParams(model=model.card.id, **params), context)
    return context


def test_the_middle_of_a_plane_is_the_picture_of_its_seed(model: Model, tmp_path: Path) -> None:
    context = FakeContext(tmp_path / "sample", seed=7, models=[model])
    sample.run(SampleParams(model=model.card.id, count=2), context)
    for x, wanted in enumerate(context.results):
        (made,) = _run(model, tmp_path / "explore", x=x).results
        assert abs(_pixels(made) - _pixels(wanted)).max() <= 1


def test_a_picture_tells_its_state(model: Model, tmp_path: Path) -> None:
    (made,) = _run(model, tmp_path / "a", x=0.5, truncation=0.8, directions="1:2").results
    assert made.title == f"{model.card.title} (0.5, 0)"
    state = made.metadata["explore"]
    assert state["directions"] == "sefa.all.1:2"
    assert (state["seed"], state["x"], state["truncation"]) == (7, 0.5, 0.8)
    (again,) = _run(model, tmp_path / "b", **_without(state, "model", "seed")).results
    assert again.data == made.data


def test_a_variation_is_a_state_that_can_be_explored_from(model: Model, tmp_path: Path) -> None:
    context = FakeContext(tmp_path / "varied", seed=7, variation=0.4, variation_seed=100, models=[model])
    explore.run(PictureParams(model=model.card.id, x=0.5, count=2, variation=0.4), context)
    assert [made.metadata["variation_seed"] for made in context.results] == [100, 101]
    for made in context.results:
        state = made.metadata["explore"]
        (again,) = _run(
            model, tmp_path / "again", seed=state["seed"], **_without(state, "model", "seed")
        ).results
        assert again.data == made.data


def _without(state: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in state.items() if name not in names}


@pytest.mark.parametrize("work", [EXPLORE, SHEET, DIRECTIONS], ids=lambda work: work.id)
def test_contract_of_a_model_with_styles(work: Any, tmp_path: Path, style_model: Model) -> None:
    """That of the other architecture is kept by the contract suite, whose trainer makes it."""
    check_generator(work, tmp_path, models=[style_model])


def test_a_title_says_the_place_as_the_plane_does(model: Model, tmp_path: Path) -> None:
    (made,) = _run(model, tmp_path, x=4.45217, y=-0.001).results
    assert made.title == f"{model.card.title} (4.45, 0)"
    assert made.metadata["explore"]["x"] == 4.45217

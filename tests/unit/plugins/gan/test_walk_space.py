"""States of keys: a key looks like the result that it was made of."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from creastudio.api import Model, Params, UserError
from creastudio.api.testing import FakeContext
from creastudio_gan.engine import explore, sample
from creastudio_gan.engine.space import open_space
from creastudio_gan.engine.walk_space import space_of
from creastudio_gan.tools.explore import PictureParams
from creastudio_gan.tools.sample import SampleParams

CPU = torch.device("cpu")
SAMPLES: list[dict[str, Any]] = [{}, {"truncation": 0.7}, {"variation": 0.4}]
STATES: list[dict[str, Any]] = [
    {"x": 1.25, "y": -0.5},
    {"truncation": 0.6, "x": 0.5},
    {"variation": 0.3, "x": 0.2},
]


@pytest.fixture(params=["hybrid", "style", "classes"])
def model(request: pytest.FixtureRequest, tiny_model: Model, make_styled: Callable[..., Model]) -> Model:
    if request.param == "hybrid":
        return tiny_model
    return make_styled(("red", "blue") if request.param == "classes" else ())


def shown(model: Model, params: dict[str, Any]) -> np.ndarray:
    """What a walk shows of a key."""
    space = space_of(open_space(model, CPU))
    state = space.state(params)
    assert state.shape == (space.layers, space.dim)
    return space.pictures(state[None])[0].numpy().astype(int)


def made(model: Model, run: Any, params: Params, folder: Path) -> tuple[np.ndarray, dict[str, Any]]:
    """What a generator makes with seed 11, and what it says of itself."""
    context = FakeContext(folder, seed=11, variation_seed=21, models=[model])
    run(params, context)
    result = context.results[0]
    return np.asarray(Image.open(io.BytesIO(result.data))).transpose(2, 0, 1).astype(int), result.metadata


@pytest.mark.parametrize("values", SAMPLES)
def test_a_key_of_a_sample_looks_like_it(model: Model, values: dict[str, Any], tmp_path: Path) -> None:
    params = SampleParams(model=model.card.id, count=1, **values)
    wanted, _ = made(model, sample.run, params, tmp_path)
    key = {**params.model_dump(), "generator": "gan.sample", "seed": 11, "variation_seed": 21}
    assert np.abs(shown(model, key) - wanted).max() <= 1


@pytest.mark.parametrize("values", STATES)
def test_a_key_of_what_was_explored_looks_like_it(
    model: Model, values: dict[str, Any], tmp_path: Path
) -> None:
    params = PictureParams(model=model.card.id, **values)
    wanted, said = made(model, explore.run, params, tmp_path)
    key = {**params.model_dump(), "generator": "gan.explore", "seed": 11, "variation_seed": 21}
    assert np.abs(shown(model, key) - wanted).max() <= 1
    assert np.abs(shown(model, {"generator": "gan.explore", **said["explore"]}) - wanted).max() <= 1


@pytest.mark.parametrize(
    "params", [{"seed": "x"}, {"x": 1e9}, {"seed": 1, "variation": "much"}, {"directions": "?"}]
)
def test_what_is_no_state_is_said(tiny_model: Model, params: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="no state"):
        space_of(open_space(tiny_model, CPU)).state(params)


def test_a_class_that_the_model_has_not_is_said(make_styled: Callable[..., Model]) -> None:
    with pytest.raises(UserError, match="no class"):
        space_of(open_space(make_styled(("red",)), CPU)).state({"seed": 1, "label": "green"})

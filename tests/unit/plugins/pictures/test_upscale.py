from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from creastudio.api import JobCancelled, Model, ModelCard, UserError
from creastudio.api.testing import FakeContext
from creastudio.ml import checkpoint
from creastudio.resources import resource_path
from creastudio_pictures.engine import nets, upscale
from creastudio_pictures.tools.upscale import BUNDLED, FAMILY, UpscaleParams
from tests.support.scenes import drawing, opened, psnr, scene

Save = Callable[..., Path]
Make = Callable[..., FakeContext]


@pytest.fixture
def model() -> Model:
    folder = resource_path("models", BUNDLED)
    card = ModelCard.model_validate_json((folder / "card.json").read_text(encoding="utf-8"))
    return Model(card, folder, folder / "model.safetensors")


def test_the_card_keeps_its_word(model: Model) -> None:
    assert model.card.id == BUNDLED
    assert model.card.family == FAMILY
    assert model.card.sha256 == checkpoint.sha256(model.weights)
    assert model.card.bytes == model.weights.stat().st_size
    assert model.card.licence == "BSD-3-Clause"


@pytest.mark.parametrize("factor", ["2", "4"])
def test_a_drawing_comes_nearer_to_what_it_was_than_by_plain_enlargement(
    factor: str, model: Model, save: Save, context: Make
) -> None:
    large = Image.fromarray(np.round(drawing(128, 160) * 255).astype(np.uint8))
    times = int(factor)
    small = large.resize((160 // times, 128 // times), Image.Resampling.BOX)
    plain = np.asarray(small.resize((160, 128), Image.Resampling.BICUBIC)) / 255
    ctx = context(picture=save(np.asarray(small) / 255), models=[model])
    upscale.run(UpscaleParams.model_validate({"factor": factor}), ctx)
    made = opened(ctx.results[0].data)
    true = np.asarray(large) / 255
    assert made.shape == true.shape
    assert psnr(made, true) > psnr(plain, true) + 2


def test_strength_mixes_a_plain_enlargement_in(model: Model, save: Save, context: Make) -> None:
    made = []
    for strength in (0.0, 0.5, 1.0):
        ctx = context(picture=save(scene(16, 16)), models=[model])
        upscale.run(UpscaleParams(factor="2", strength=strength), ctx)
        made.append(opened(ctx.results[0].data))
    assert np.abs(made[1] - (made[0] + made[2]) / 2).max() < 0.01
    assert np.abs(made[2] - made[0]).max() > 0.02


def test_transparency_is_enlarged_and_hidden_colours_do_not_bleed(
    model: Model, save: Save, context: Make
) -> None:
    pixels = np.zeros((16, 16, 4))
    pixels[..., :3] = (0, 1, 0)
    pixels[4:12, 4:12] = (1, 0, 0, 1)
    ctx = context(picture=save(pixels), models=[model])
    upscale.run(UpscaleParams(), ctx)
    made = opened(ctx.results[0].data)
    assert made.shape == (64, 64, 4)
    assert made[2, 2, 3] < 0.05
    assert made[32, 32, 3] > 0.95
    assert made[..., 1].max() < 0.2


def test_the_largest_result_is_said_before_anything_is_computed(
    model: Model, tmp_path: Path, context: Make
) -> None:
    path = tmp_path / "wide.png"
    Image.new("1", (8000, 2000)).save(path)
    with pytest.raises(UserError, match="32000 x 8000"):
        upscale.run(UpscaleParams(), context(picture=path, models=[model]))


def test_a_cancel_between_tiles(
    model: Model, save: Save, context: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nets, "TILE", 16)
    ctx = context(picture=save(scene(48, 48)), models=[model], cancel_at=3)
    with pytest.raises(JobCancelled):
        upscale.run(UpscaleParams(), ctx)
    assert ctx.fractions[-1] < 0.5
    assert ctx.results == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"architecture": "something"}, "can't build"),
        ({"config": {"width": 10**9, "depth": 1, "scale": 4}}, "card"),
        ({"config": {}}, "card"),
        ({"config": {"width": 8, "depth": 16, "scale": 4}}, "don't fit"),
    ],
)
def test_a_card_that_does_not_fit_is_said(changes: dict, said: str, model: Model) -> None:
    foreign = replace(model, card=model.card.model_copy(update=changes))
    with pytest.raises(UserError, match=said):
        nets.load(foreign, torch.device("cpu"))


def test_a_network_without_numbers_is_said(model: Model, tmp_path: Path, save: Save, context: Make) -> None:
    tensors, _ = checkpoint.read(model.weights)
    tensors["body.0.bias"].fill_(float("nan"))
    weights = tmp_path / "nan.safetensors"
    checkpoint.write(weights, tensors, {})
    card = model.card.model_copy(update={"sha256": "0" * 64})
    ctx = context(picture=save(scene(16, 16)), models=[Model(card, tmp_path, weights)])
    with pytest.raises(UserError, match="are no numbers"):
        upscale.run(UpscaleParams(), ctx)

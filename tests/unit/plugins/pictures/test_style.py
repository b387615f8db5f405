from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from creastudio.api import JobCancelled, Model, ModelCard, UserError
from creastudio.api.testing import FakeContext
from creastudio.ml import checkpoint
from creastudio.resources import resource_path
from creastudio_pictures.engine import style
from creastudio_pictures.engine.style_nets import NAMES
from creastudio_pictures.tools.style import ANY, ANY_FAMILY, FAMILY, NAMED, StyleName, StyleParams
from tests.support.scenes import drawing, opened, scene

Save = Callable[..., Path]
Make = Callable[..., FakeContext]


@pytest.fixture(scope="module")
def models() -> list[Model]:
    found = []
    for name in (NAMED, ANY):
        folder = resource_path("models", name)
        card = ModelCard.model_validate_json((folder / "card.json").read_text(encoding="utf-8"))
        found.append(Model(card, folder, folder / "model.safetensors"))
    return found


def made(ctx: FakeContext, **settings: object) -> np.ndarray:
    style.run(StyleParams.model_validate({"size": 64, **settings}), ctx)
    return opened(ctx.results[0].data)


def test_the_cards_keep_their_word(models: list[Model]) -> None:
    for model in models:
        assert model.card.sha256 == checkpoint.sha256(model.weights)
        assert model.card.licence == "Apache-2.0"
    assert [model.card.family for model in models] == [FAMILY, ANY_FAMILY]
    assert models[0].card.config["styles"] == list(NAMES)
    assert get_args(StyleName) == NAMES


def test_the_result_has_the_size_of_the_picture_whatever_it_is_painted_at(
    models: list[Model], save: Save, context: Make
) -> None:
    for shape in ((50, 75), (3, 40), (1, 1)):
        ctx = context(picture=save(scene(64, 80)[: shape[0], : shape[1]]), models=models)
        assert made(ctx).shape == (*shape, 3)


def test_styles_differ_and_a_share_lies_between(models: list[Model], save: Save, context: Make) -> None:
    path = save(scene(40, 40))
    one, half, two = (
        made(context(picture=path, models=models), style="pastel", second="sepia", share=share)
        for share in (0.0, 0.5, 1.0)
    )
    apart = np.abs(two - one).mean()
    assert apart > 0.05
    assert np.abs(half - one).mean() < apart
    assert np.abs(half - two).mean() < apart


def test_no_strength_changes_nothing(models: list[Model], save: Save, context: Make) -> None:
    picture = scene(40, 40)
    assert np.abs(made(context(picture=save(picture), models=models), strength=0.0) - picture).max() < 0.01


def test_a_style_picture_is_followed_the_more_the_stronger(
    models: list[Model], save: Save, context: Make
) -> None:
    picture = save(scene(48, 48))
    red = np.zeros((64, 64, 3))
    red[..., 0] = 0.9
    red[::6] = 0.1
    example = save(red, "red.png")
    shares = [
        made(context(picture=picture, style=example, models=models), strength=strength)
        for strength in (0.0, 0.6, 1.0)
    ]
    redness = [float((pixels[..., 0] - pixels[..., 1:].mean(-1)).mean()) for pixels in shares]
    assert redness == sorted(redness)
    assert redness[2] > redness[0] + 0.1


def test_titles_name_picture_and_style_but_no_file_of_a_store(
    models: list[Model], save: Save, context: Make
) -> None:
    boat, stored = save(scene(40, 40), "boat.png"), save(scene(40, 40), f"{'0a' * 32}.png")
    titles = []
    for inputs in ({"picture": boat}, {"picture": stored}, {"picture": boat, "style": stored}):
        ctx = context(**inputs, models=models)
        made(ctx)
        titles.append(ctx.results[0].title)
    assert titles == ["boat, swirls", "Swirls", "boat, in the style of a picture"]


def test_colours_and_transparency_stay(models: list[Model], save: Save, context: Make) -> None:
    pixels = np.dstack([drawing(40, 40), np.ones((40, 40))])
    pixels[:8, :, 3] = 0
    plain = made(context(picture=save(pixels), models=models))
    own = made(context(picture=save(pixels), models=models), colors=1.0)
    assert plain.shape == (40, 40, 4)
    assert plain[:7, :, 3].max() == 0
    assert plain[9:, :, 3].min() == 1

    def chroma(rgb: np.ndarray) -> np.ndarray:
        return rgb - rgb @ np.array((0.299, 0.587, 0.114))[:, None]

    true = chroma(pixels[9:, :, :3])
    assert np.abs(chroma(own[9:, :, :3]) - true).mean() < np.abs(chroma(plain[9:, :, :3]) - true).mean()


def test_a_mask_says_where(models: list[Model], save: Save, context: Make) -> None:
    picture, mask = scene(40, 40), np.zeros((40, 40, 3))
    mask[:, 20:] = 1
    ctx = context(picture=save(picture), mask=save(mask, "mask.png"), models=models)
    pixels = made(ctx, style="embers")
    assert np.abs(pixels - picture)[:, :20].max() < 0.01
    assert np.abs(pixels - picture)[:, 21:].mean() > 0.1


def test_a_cancel_is_heard(models: list[Model], save: Save, context: Make) -> None:
    ctx = context(picture=save(scene(40, 40)), models=models, cancel_at=1)
    with pytest.raises(JobCancelled):
        made(ctx)
    assert ctx.results == []


def test_foreign_weights_and_weights_without_numbers_are_said(
    models: list[Model], tmp_path: Path, save: Save, context: Make
) -> None:
    named, other = models
    foreign = Model(named.card, other.folder, other.weights)
    with pytest.raises(UserError, match="don't fit"):
        made(context(picture=save(scene(40, 40)), models=[foreign]))
    tensors, _ = checkpoint.read(named.weights)
    tensors["rows"].fill_(float("nan"))
    checkpoint.write(tmp_path / "nan.safetensors", tensors, {})
    broken = Model(named.card, tmp_path, tmp_path / "nan.safetensors")
    with pytest.raises(UserError, match="no usable numbers"):
        made(context(picture=save(scene(40, 40)), models=[broken]))

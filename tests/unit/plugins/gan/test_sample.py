from __future__ import annotations

import io
import math
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from creastudio.api import Artifact, JobCancelled, Model, UserError
from creastudio.api.testing import FakeContext
from creastudio_gan.engine import blocks, latents, sample
from creastudio_gan.tools.sample import SampleParams


@pytest.fixture
def context(tmp_path: Path, tiny_model: Model) -> FakeContext:
    """A context that knows the model."""
    return FakeContext(tmp_path / "job", models=[tiny_model])


def _sample(context: FakeContext, seed: int = 7, **params: Any) -> list[Artifact]:
    context.seed = seed
    context.results = []
    sample.run(SampleParams(**{"model": "tiny", **params}), context)
    return context.results


def _pixels(artifact: Artifact) -> np.ndarray[Any, np.dtype[np.int32]]:
    with Image.open(io.BytesIO(artifact.read())) as opened:
        return np.asarray(opened).astype(np.int32)


def test_makes_pngs_that_name_their_seeds(context: FakeContext) -> None:
    made = _sample(context, seed=7, count=3)
    assert [artifact.seed for artifact in made] == [7, 8, 9]
    assert [artifact.index for artifact in made] == [0, 1, 2]
    assert [artifact.title for artifact in made] == ["Tiny 7", "Tiny 8", "Tiny 9"]
    assert (made[0].metadata["width"], made[0].metadata["height"]) == (16, 16)
    assert made[1].metadata["explore"]["seed"] == 8
    assert _pixels(made[0]).shape == (16, 16, 3)
    assert context.fractions[-1] == 1.0


def test_the_same_seed_is_the_same_bytes_however_many_were_wanted(context: FakeContext) -> None:
    many = {artifact.seed: artifact.data for artifact in _sample(context, seed=3, count=40)}
    for seed in (3, 7, 8, 15, 42):
        (alone,) = _sample(context, seed=seed, count=1)
        assert alone.data == many[seed]
    assert len(set(many.values())) == 40


def test_tried_again_for_want_of_memory_it_takes_one_block_at_a_time_and_has_the_same_bytes(
    tmp_path: Path, tiny_model: Model, context: FakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks.device, "cores", lambda: 2)
    wanted = [artifact.data for artifact in _sample(context, count=20)]
    asked: list[int] = []

    class Pool(ThreadPoolExecutor):
        def __init__(self, workers: int, *rest: Any) -> None:
            asked.append(workers)
            super().__init__(workers, *rest)

    monkeypatch.setattr(blocks, "ThreadPoolExecutor", Pool)
    poor = FakeContext(tmp_path / "poor", models=[tiny_model], settings={"memory_scale": 0.5})
    assert [artifact.data for artifact in _sample(poor, count=20)] == wanted
    _sample(context, count=20)
    assert asked == [1, 2]


def test_seeds_wrap_at_their_end(context: FakeContext) -> None:
    made = _sample(context, seed=2**63 - 1, count=2)
    assert [artifact.seed for artifact in made] == [2**63 - 1, 0]
    assert made[1].data == _sample(context, seed=0, count=1)[0].data


def test_truncation_draws_towards_the_mean_picture(context: FakeContext) -> None:
    spread = []
    for truncation in (0.0, 0.5, 1.0):
        made = [_pixels(artifact) for artifact in _sample(context, count=8, truncation=truncation)]
        spread.append(float(np.std(made, axis=0).mean()))
    assert spread[0] == 0
    assert spread[0] < spread[1] < spread[2]


def test_a_variation_keeps_the_seed_and_moves_by_its_strength(context: FakeContext) -> None:
    (start,) = _sample(context, seed=7, count=1, truncation=1.0)
    context.variation_seed = 1000
    far = []
    for strength in (0.05, 0.3, 1.0):
        context.variation = strength
        (moved,) = _sample(context, seed=7, count=1, truncation=1.0, variation=strength)
        assert moved.seed == 7
        far.append(np.abs(_pixels(moved) - _pixels(start)).mean())
    assert 0 < far[0] < far[1] < far[2]
    context.variation = 0.0
    (target,) = _sample(context, seed=1000, count=1, truncation=1.0)
    assert target.data == moved.data


def test_each_variation_can_be_made_again_alone(context: FakeContext) -> None:
    context.variation, context.variation_seed = 0.4, 1000
    made = _sample(context, count=5)
    assert [artifact.metadata["variation_seed"] for artifact in made] == [1000, 1001, 1002, 1003, 1004]
    assert [artifact.title for artifact in made[:2]] == ["Tiny 7 ~1", "Tiny 7 ~2"]
    assert len({artifact.data for artifact in made}) == 5
    context.variation_seed = 1003
    assert _sample(context, count=1)[0].data == made[3].data


def test_a_job_can_be_cancelled_between_blocks(tmp_path: Path, tiny_model: Model) -> None:
    context = FakeContext(tmp_path / "cancelled", models=[tiny_model], cancel_at=3)
    with pytest.raises(JobCancelled):
        _sample(context, seed=0, count=64)
    assert len(context.results) == 16


def test_models_that_do_not_fit_are_user_errors(
    context: FakeContext, tmp_path: Path, tiny_model: Model
) -> None:
    def broken(**changes: Any) -> FakeContext:
        card = tiny_model.card.model_copy(update=changes)
        return FakeContext(tmp_path / "broken", models=[Model(card, tiny_model.folder, tiny_model.weights)])

    with pytest.raises(UserError, match="no model 'gone'"):
        _sample(context, model="gone")
    with pytest.raises(UserError, match="architecture 'diffusion'"):
        _sample(broken(architecture="diffusion"))
    for config in (
        {"channels": [8, 8], "z_dim": 10**9},
        {"channels": [8, 8], "z_dim": math.inf},
        {"channels": 8},
    ):
        with pytest.raises(UserError, match="card of the model 'tiny' is damaged"):
            _sample(broken(config=config))
    with pytest.raises(UserError, match="weights of 'tiny' don't fit"):
        _sample(broken(config={"channels": [8, 16, 8], "z_dim": 16}))


def test_slerp_keeps_to_the_shell_of_a_gaussian() -> None:
    a, b = latents.of_seed(1, 64), latents.of_seed(2, 64)
    lengths = [np.linalg.norm(latents.slerp(a, b, t)) for t in (0, 0.25, 0.5, 0.75, 1)]
    assert np.allclose(lengths, np.linspace(lengths[0], lengths[-1], 5))
    assert np.allclose(latents.slerp(a, b, 0), a)
    assert np.allclose(latents.slerp(a, b, 1), b)
    assert np.allclose(latents.slerp(a, a, 0.3), a)


def test_a_seed_means_the_same_latent_everywhere() -> None:
    assert latents.of_seed(7, 64)[:3] == pytest.approx([0.00123015, 0.29874554, -0.27413786], abs=1e-7)


def test_truncation_of_a_model_with_styles_draws_towards_its_mean_style(
    tmp_path: Path, style_model: Model
) -> None:
    context = FakeContext(tmp_path / "styles", models=[style_model])
    spread = []
    for truncation in (0.0, 0.5, 1.0):
        made = _sample(context, model="styled", count=8, truncation=truncation)
        spread.append(float(np.std([_pixels(artifact) for artifact in made], axis=0).mean()))
    assert spread[0] == 0
    assert spread[0] < spread[1] < spread[2]


def test_classes_come_by_seed_or_as_asked(tmp_path: Path, make_style_model: Any) -> None:
    model = make_style_model(classes=("ash", "oak"))
    context = FakeContext(tmp_path / "classes", models=[model])
    own = [artifact.data for artifact in _sample(context, seed=4, model="styled", count=2)]
    ash, oak = (
        [artifact.data for artifact in _sample(context, seed=4, model="styled", count=2, label=name)]
        for name in ("ash", "oak")
    )
    assert own == [ash[0], oak[1]]
    blend = _sample(context, seed=4, model="styled", count=1, label="ash:1,oak:1")
    assert blend[0].data not in (ash[0], oak[0])
    with pytest.raises(UserError, match="no class 'elm'"):
        _sample(context, model="styled", label="elm")


def test_a_class_of_a_model_without_classes_is_said(context: FakeContext) -> None:
    with pytest.raises(UserError, match="This model has no classes"):
        _sample(context, label="ash")


def test_a_variation_goes_from_class_to_class(tmp_path: Path, make_style_model: Any) -> None:
    model = make_style_model(classes=("ash", "oak"))
    context = FakeContext(tmp_path / "classes", models=[model])
    context.variation, context.variation_seed = 1.0, 5
    (moved,) = _sample(context, seed=4, model="styled", count=1)
    context.variation = 0.0
    assert moved.data == _sample(context, seed=5, model="styled", count=1)[0].data

from __future__ import annotations

import io
import math
from typing import Any

import numpy as np
import pytest
from PIL import Image

from creastudio.api import Artifact, JobCancelled, Model, UserError
from creastudio_gan.engine import latents, sample
from creastudio_gan.params import SampleParams

Desk = Any


def _sample(desk: Desk, seed: int = 7, **params: Any) -> list[Artifact]:
    desk.seed = seed
    desk.artifacts = []
    sample.run(SampleParams(**{"model": "tiny", **params}), desk)
    return desk.artifacts


def _pixels(artifact: Artifact) -> np.ndarray[Any, np.dtype[np.int32]]:
    with Image.open(io.BytesIO(artifact.read())) as opened:
        return np.asarray(opened).astype(np.int32)


def test_makes_pngs_that_name_their_seeds(desk: Desk, tiny_model: Model) -> None:
    made = _sample(desk, seed=7, count=3)
    assert [artifact.seed for artifact in made] == [7, 8, 9]
    assert [artifact.index for artifact in made] == [0, 1, 2]
    assert [artifact.title for artifact in made] == ["Tiny 7", "Tiny 8", "Tiny 9"]
    assert made[0].metadata == {"width": 16, "height": 16}
    assert _pixels(made[0]).shape == (16, 16, 3)
    assert desk.fractions[-1] == 1.0


def test_the_same_seed_is_the_same_bytes_however_many_were_wanted(desk: Desk, tiny_model: Model) -> None:
    many = {artifact.seed: artifact.data for artifact in _sample(desk, seed=3, count=40)}
    for seed in (3, 7, 8, 15, 42):
        (alone,) = _sample(desk, seed=seed, count=1)
        assert alone.data == many[seed]
    assert len(set(many.values())) == 40


def test_seeds_wrap_at_their_end(desk: Desk, tiny_model: Model) -> None:
    made = _sample(desk, seed=2**63 - 1, count=2)
    assert [artifact.seed for artifact in made] == [2**63 - 1, 0]
    assert made[1].data == _sample(desk, seed=0, count=1)[0].data


def test_truncation_draws_towards_the_mean_picture(desk: Desk, tiny_model: Model) -> None:
    spread = []
    for truncation in (0.0, 0.5, 1.0):
        made = [_pixels(artifact) for artifact in _sample(desk, count=8, truncation=truncation)]
        spread.append(float(np.std(made, axis=0).mean()))
    assert spread[0] == 0
    assert spread[0] < spread[1] < spread[2]


def test_a_variation_keeps_the_seed_and_moves_by_its_strength(desk: Desk, tiny_model: Model) -> None:
    (start,) = _sample(desk, seed=7, count=1, truncation=1.0)
    desk.variation_seed = 1000
    far = []
    for strength in (0.05, 0.3, 1.0):
        desk.variation = strength
        (moved,) = _sample(desk, seed=7, count=1, truncation=1.0, variation=strength)
        assert moved.seed == 7
        far.append(np.abs(_pixels(moved) - _pixels(start)).mean())
    assert 0 < far[0] < far[1] < far[2]
    desk.variation = 0.0
    (target,) = _sample(desk, seed=1000, count=1, truncation=1.0)
    assert target.data == moved.data


def test_each_variation_can_be_made_again_alone(desk: Desk, tiny_model: Model) -> None:
    desk.variation, desk.variation_seed = 0.4, 1000
    made = _sample(desk, count=5)
    assert [artifact.metadata["variation_seed"] for artifact in made] == [1000, 1001, 1002, 1003, 1004]
    assert [artifact.title for artifact in made[:2]] == ["Tiny 7 ~1", "Tiny 7 ~2"]
    assert len({artifact.data for artifact in made}) == 5
    desk.variation_seed = 1003
    assert _sample(desk, count=1)[0].data == made[3].data


def test_a_job_can_be_cancelled_between_blocks(desk: Desk, tiny_model: Model) -> None:
    desk.looks = 2
    with pytest.raises(JobCancelled):
        _sample(desk, seed=0, count=64)
    assert len(desk.artifacts) == 16


def test_models_that_do_not_fit_are_user_errors(desk: Desk, tiny_model: Model) -> None:
    def broken(**changes: Any) -> None:
        card = tiny_model.card.model_copy(update={"sha256": "", **changes})
        desk.models["tiny"] = Model(card, tiny_model.folder, tiny_model.weights)

    with pytest.raises(UserError, match="no model 'gone'"):
        _sample(desk, model="gone")
    broken(architecture="diffusion")
    with pytest.raises(UserError, match="architecture 'diffusion'"):
        _sample(desk)
    for config in (
        {"channels": [8, 8], "z_dim": 10**9},
        {"channels": [8, 8], "z_dim": math.inf},
        {"channels": 8},
    ):
        broken(config=config)
        with pytest.raises(UserError, match="card of the model 'tiny' is damaged"):
            _sample(desk)
    broken(config={"channels": [8, 16, 8], "z_dim": 16})
    with pytest.raises(UserError, match="weights of 'tiny' don't fit"):
        _sample(desk)


def test_slerp_keeps_to_the_shell_of_a_gaussian() -> None:
    a, b = latents.of_seed(1, 64), latents.of_seed(2, 64)
    lengths = [np.linalg.norm(latents.slerp(a, b, t)) for t in (0, 0.25, 0.5, 0.75, 1)]
    assert np.allclose(lengths, np.linspace(lengths[0], lengths[-1], 5))
    assert np.allclose(latents.slerp(a, b, 0), a)
    assert np.allclose(latents.slerp(a, b, 1), b)
    assert np.allclose(latents.slerp(a, a, 0.3), a)


def test_a_seed_means_the_same_latent_everywhere() -> None:
    assert latents.of_seed(7, 64)[:3] == pytest.approx([0.00123015, 0.29874554, -0.27413786], abs=1e-7)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from creastudio.api import JobCancelled, Model, UserError
from creastudio.api.testing import FakeContext
from creastudio.ml import safe_import
from creastudio_pictures.engine import add_net, denoise, noise
from creastudio_pictures.tools.networks import NetworkParams
from creastudio_pictures.tools.restore import DenoiseParams
from tests.support.nets import tiny_file
from tests.support.scenes import opened, psnr, scene

Save = Callable[..., Path]
Make = Callable[..., FakeContext]


def noisy(sigma: float, size: int = 64) -> np.ndarray:
    pixels = scene(size, size)
    return np.clip(pixels + np.random.default_rng(0).normal(0, sigma / 255, pixels.shape), 0, 1)


@pytest.mark.parametrize(("sigma", "gain"), [(10, 5), (25, 7), (50, 9)])
def test_it_comes_much_nearer_to_the_clean_picture(
    sigma: float, gain: float, save: Save, context: Make
) -> None:
    pixels = noisy(sigma)
    ctx = context(picture=save(pixels))
    denoise.run(DenoiseParams(), ctx)
    made = opened(ctx.results[0].data)
    assert psnr(made, scene(64, 64)) > psnr(pixels, scene(64, 64)) + gain


@pytest.mark.parametrize("sigma", [5, 15, 40])
def test_the_strength_of_noise_is_found(sigma: float) -> None:
    y, x = np.mgrid[0:96, 0:96] / 96
    pixels = 0.3 + 0.3 * np.stack([x, y, (x + y) / 2], axis=-1)
    pixels += np.random.default_rng(1).normal(0, sigma / 255, pixels.shape)
    assert np.allclose(noise.levels(pixels.astype(np.float32)) * 255, sigma, rtol=0.12)


def test_a_clean_picture_stays_as_it_is(save: Save, context: Make) -> None:
    flat = np.zeros((32, 32, 3))
    flat[8:20, 8:20] = (0.8, 0.2, 0.4)
    ctx = context(picture=save(flat))
    denoise.run(DenoiseParams(), ctx)
    assert np.abs(opened(ctx.results[0].data) - opened(save(flat).read_bytes())).max() == 0


def test_strength_and_a_given_noise(save: Save, context: Make) -> None:
    pixels = noisy(25)
    made = []
    for settings in ({"strength": 0.0}, {"noise": 5.0}, {"noise": 25.0}):
        ctx = context(picture=save(pixels))
        denoise.run(DenoiseParams.model_validate(settings), ctx)
        made.append(psnr(opened(ctx.results[0].data), scene(64, 64)))
    assert made[0] < made[1] < made[2]


def test_transparency_stays(save: Save, context: Make) -> None:
    pixels = np.dstack([noisy(25, 32), np.linspace(0, 1, 32)[None].repeat(32, 0)])
    ctx = context(picture=save(pixels))
    denoise.run(DenoiseParams(), ctx)
    assert np.array_equal(opened(ctx.results[0].data)[..., 3], opened(save(pixels).read_bytes())[..., 3])


def test_a_cancel_is_heard_between_bands(save: Save, context: Make) -> None:
    ctx = context(picture=save(noisy(25, 96)), cancel_at=3)
    with pytest.raises(JobCancelled):
        denoise.run(DenoiseParams(), ctx)
    assert ctx.results == []


def added(path: Path, context: Make) -> Model:
    ctx = context("add", file=path)
    add_net.run(NetworkParams(), ctx)
    return ctx.saved[0]


def test_a_network_does_it_where_one_is_chosen(tmp_path: Path, save: Save, context: Make) -> None:
    safe_import.install()
    from spandrel.architectures.DnCNN import DnCNN

    torch.manual_seed(0)
    path = tmp_path / "cleaner.pth"
    torch.save(DnCNN(in_nc=3, out_nc=3, nc=8, nb=4).state_dict(), path)
    model = added(path, context)
    made = []
    for strength in (0.5, 1.0, 2.0):
        ctx = context(picture=save(noisy(25, 24)), models=[model])
        denoise.run(DenoiseParams(model=model.card.id, strength=strength), ctx)
        made.append(opened(ctx.results[0].data))
    given = opened(save(noisy(25, 24)).read_bytes())
    assert np.abs(made[0] - (given + made[1]) / 2).max() < 0.01
    assert np.array_equal(made[1], made[2])
    assert np.abs(made[1] - given).max() > 0.02


def test_a_network_that_enlarges_is_refused(tmp_path: Path, save: Save, context: Make) -> None:
    model = added(tiny_file(tmp_path), context)
    ctx = context(picture=save(noisy(25, 24)), models=[model])
    with pytest.raises(UserError, match="enlarges"):
        denoise.run(DenoiseParams(model=model.card.id), ctx)

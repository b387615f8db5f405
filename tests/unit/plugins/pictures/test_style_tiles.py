from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from creastudio.api import JobCancelled
from creastudio.resources import resource_path
from creastudio_pictures.engine.style_nets import STYLES, NamedStyles, load_named
from creastudio_pictures.engine.style_tiles import Measured, Norm, painted


@pytest.fixture(scope="module")
def net() -> NamedStyles:
    return load_named(resource_path("models", "styles-26") / "model.safetensors")


@pytest.fixture(scope="module")
def picture() -> torch.Tensor:
    coarse = torch.rand(1, 3, 9, 12, generator=torch.Generator().manual_seed(5))
    return functional.interpolate(coarse, size=(180, 260), mode="bicubic").clamp(0, 1)


def nothing(done: int, total: int) -> None:
    """Hear of no tile."""


def test_tiles_have_no_seams_and_no_light_of_their_own(net: NamedStyles, picture: torch.Tensor) -> None:
    weights = functional.one_hot(torch.tensor([19]), STYLES).float()

    def paint(pixels: torch.Tensor, norm: Norm | None) -> torch.Tensor:
        return net(pixels, weights, norm)

    with torch.inference_mode():
        tiles = painted(picture, paint, nothing, whole=20_000, tile=64)
        measured = Measured()
        share = (20_000 / (180 * 260)) ** 0.5
        small = [max(32, int(side * share) // 4 * 4) for side in (180, 260)]
        paint(functional.interpolate(picture, size=small, mode="area"), measured.note)
        at_once = paint(picture, measured.again())
    assert float((tiles - at_once).abs().max()) < 1e-3


def test_a_small_picture_is_painted_at_once(net: NamedStyles, picture: torch.Tensor) -> None:
    seen = []
    with torch.inference_mode():
        weights = functional.one_hot(torch.tensor([3]), STYLES).float()
        small = picture[:, :, :32, :32]
        made = painted(small, lambda p, norm: net(p, weights, norm), lambda *at: seen.append(at))
        assert torch.equal(made, net(small, weights))
    assert seen == [(0, 1), (1, 1)]


def test_it_can_be_stopped_between_tiles(net: NamedStyles, picture: torch.Tensor) -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            raise JobCancelled

    weights = functional.one_hot(torch.tensor([3]), STYLES).float()
    with pytest.raises(JobCancelled):
        painted(picture, lambda p, norm: net(p, weights, norm), stop, whole=2_000, tile=64)

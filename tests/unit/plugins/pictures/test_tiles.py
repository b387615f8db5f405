from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from creastudio_pictures.engine.compact import Compact
from creastudio_pictures.engine.images import to_bytes
from creastudio_pictures.engine.tiles import by_tiles
from tests.support.scenes import scene


@pytest.fixture
def network() -> Compact:
    torch.manual_seed(0)
    network = Compact(width=8, depth=3, scale=2).eval().requires_grad_(False)
    for parameter in network.parameters():
        parameter.mul_(1.5)
    return network


def test_tiles_give_what_the_whole_picture_gives(network: Compact) -> None:
    pixels = scene(37, 50)
    whole = by_tiles(pixels, network, 2, reach=network.reach, tile=64)
    tiles = by_tiles(pixels, network, 2, reach=network.reach, tile=11)
    assert whole.shape == (74, 100, 3)
    assert np.abs(whole.astype(int) - tiles).max() <= 1


def test_without_context_they_would_not(network: Compact) -> None:
    pixels = scene(37, 50)
    whole = by_tiles(pixels, network, 2, reach=network.reach, tile=64)
    assert np.abs(whole.astype(int) - by_tiles(pixels, network, 2, reach=0, tile=11)).max() > 3


def test_blended_tiles_of_a_function_that_needs_no_context_are_exact() -> None:
    pixels = scene(33, 41)

    def twice(images: torch.Tensor) -> torch.Tensor:
        return F.interpolate(images, scale_factor=2, mode="nearest")

    made = by_tiles(pixels, twice, 2, reach=6, feather=3, tile=12)
    assert np.abs(made.astype(int) - to_bytes(pixels).repeat(2, 0).repeat(2, 1)).max() <= 1


def test_blending_hides_that_each_tile_is_of_another_brightness() -> None:
    calls = iter(range(100))

    def shifted(images: torch.Tensor) -> torch.Tensor:
        return torch.full_like(images, 0.4 + 0.05 * (next(calls) % 2))

    hard = by_tiles(np.zeros((20, 40, 3), np.float32), shifted, 1, reach=5, tile=20)
    soft = by_tiles(np.zeros((20, 40, 3), np.float32), shifted, 1, reach=5, feather=5, tile=20)
    assert np.abs(np.diff(hard.astype(int), axis=1)).max() > 10
    assert np.abs(np.diff(soft.astype(int), axis=1)).max() <= 3


def test_it_counts_tiles() -> None:
    seen: list[tuple[int, int]] = []
    by_tiles(scene(20, 30), lambda x: x, 1, reach=2, tile=10, on_tile=lambda *call: seen.append(call))
    assert seen == [(done, 6) for done in range(7)]

from __future__ import annotations

import pytest
import torch

from creastudio_pictures.engine.collaborative import denoised


def squares(size: int = 40) -> torch.Tensor:
    picture = torch.full((1, size, size), 0.3)
    picture[:, 8:24, 10:30] = 0.8
    return picture


def test_noise_goes_and_edges_stay() -> None:
    clean = squares()
    torch.manual_seed(0)
    noisy = clean + 0.1 * torch.randn_like(clean)
    made = denoised(noisy, torch.tensor([0.1]))
    assert made.shape == clean.shape
    assert (made - clean).square().mean() < 0.1 * (noisy - clean).square().mean()
    assert (made[0, 8:24, 29] - made[0, 8:24, 30]).mean() > 0.4


@pytest.mark.parametrize("shape", [(1, 1, 1), (2, 5, 3), (3, 17, 31), (1, 8, 70)])
def test_any_size_is_taken_and_a_flat_picture_stays(shape: tuple[int, int, int]) -> None:
    flat = torch.full(shape, 0.4)
    assert torch.allclose(denoised(flat, torch.full((shape[0],), 0.05)), flat, atol=1e-5)


def test_it_says_how_far_it_is() -> None:
    shares: list[float] = []
    denoised(squares(), torch.tensor([0.1]), shares.append)
    assert shares == sorted(shares)
    assert 0 <= shares[0] < 0.5 <= shares[-1] < 1

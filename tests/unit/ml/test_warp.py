from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from creastudio.ml.warp import repeatable_sample, warp


def _maps(*rows: list[list[float]]) -> Tensor:
    return torch.tensor(rows, dtype=torch.float64)


SAME = [[1.0, 0, 0], [0, 1, 0]]


def test_the_identity_leaves_a_picture_to_the_bit_beside_one_that_moves() -> None:
    images = torch.rand((2, 3, 8, 12), generator=torch.Generator().manual_seed(0))
    moved = warp(images, _maps(SAME, [[1.0, 0, 0.5], [0, 1, 0]]))
    assert torch.equal(moved[0], images[0])
    assert not torch.equal(moved[1], images[1])


def test_a_shift_by_half_a_side_and_a_flip_land_where_they_should() -> None:
    ramp = torch.linspace(-1, 1, 16).expand(1, 1, 8, 16).clone()
    flipped = warp(ramp, _maps([[-1.0, 0, 0], [0, 1, 0]]))
    assert torch.allclose(flipped[..., 1:-1], ramp.flip(3)[..., 1:-1], atol=1e-5)
    # Half the height is 4 px: what was at column 8 is seen at column 4.
    shifted = warp(ramp, _maps([[1.0, 0, 1.0], [0, 1, 0]]))
    assert torch.allclose(shifted[..., 2:10], ramp[..., 6:14], atol=1e-5)


def test_shrinking_does_not_alias() -> None:
    stripes = (torch.arange(32) % 2 * 2.0 - 1).expand(1, 1, 32, 32)
    smaller = warp(stripes, _maps([[1.9, 0, 0.01], [0, 1.9, 0]]))
    assert float(smaller.abs().mean()) < 0.35


def test_the_repeatable_way_is_that_of_torch_with_its_gradient() -> None:
    rng = torch.Generator().manual_seed(1)
    images = torch.rand((3, 2, 7, 9), generator=rng, dtype=torch.float64, requires_grad=True)
    grid = torch.rand((3, 10, 6, 2), generator=rng, dtype=torch.float64) * 5 - 2.5
    theirs = F.grid_sample(images, grid, "bilinear", "reflection", align_corners=False)
    ours = repeatable_sample(images, grid)
    assert torch.allclose(ours, theirs, atol=1e-9)
    weight = torch.randn(ours.shape, generator=rng, dtype=torch.float64)
    (expected,) = torch.autograd.grad((theirs * weight).sum(), images)
    (found,) = torch.autograd.grad((ours * weight).sum(), images)
    assert torch.allclose(found, expected, atol=1e-9)

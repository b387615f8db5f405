from __future__ import annotations

import pytest
import torch

from creastudio.ml import augment as augment_module
from creastudio.ml.augment import POLICIES, Policy, augment, colour, cutout, draw, translation


def _rng(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def _apply(policy: Policy, images: torch.Tensor, p: float, rng: torch.Generator) -> torch.Tensor:
    n, _, height, width = images.shape
    return policy(n, (height, width), p, rng)(images, slice(0, n))


def _images(n: int = 8, size: int = 16) -> torch.Tensor:
    return torch.rand((n, 3, size, size), generator=_rng(1)) * 2 - 1


@pytest.mark.parametrize("name", POLICIES)
def test_keeps_shape_and_lets_gradients_through(name: str) -> None:
    images = _images().requires_grad_(True)
    changed = _apply(POLICIES[name], images, 1.0, _rng())
    assert changed.shape == images.shape
    assert not torch.equal(changed, images)
    changed.sum().backward()
    assert images.grad is not None
    assert torch.isfinite(images.grad).all()


@pytest.mark.parametrize("name", POLICIES)
def test_p_0_changes_nothing(name: str) -> None:
    images = _images()
    assert torch.allclose(augment(images, [name], 0.0, _rng()), images)
    assert torch.allclose(_apply(POLICIES[name], images, 0.0, _rng()), images, atol=1e-6)


@pytest.mark.parametrize("name", POLICIES)
def test_the_same_chances_give_the_same_images(name: str) -> None:
    first, second = (_apply(POLICIES[name], _images(), 0.5, _rng(7)) for _ in range(2))
    assert torch.equal(first, second)


def test_p_is_the_share_of_images_that_change() -> None:
    images = _images(2000, 8)
    same = (_apply(cutout, images, 0.3, _rng()) == images).flatten(1).all(dim=1).float().mean()
    assert 0.65 < float(same) < 0.75


def test_translation_moves_whole_pixels_and_at_most_an_eighth() -> None:
    image = torch.zeros(1, 1, 16, 16)
    image[0, 0, 8, 8] = 1
    for seed in range(30):
        moved = _apply(translation, image, 1.0, _rng(seed))
        ((_, _, y, x),) = moved.nonzero().tolist()
        assert abs(y - 8) <= 2
        assert abs(x - 8) <= 2
        assert moved.sum() == 1


def test_cutout_blanks_a_rectangle_of_half_the_side() -> None:
    images = torch.ones(300, 1, 16, 16)
    holes = _apply(cutout, images, 1.0, _rng())[:, 0] == 0
    heights, widths = holes.any(dim=2).sum(dim=1), holes.any(dim=1).sum(dim=1)
    assert torch.equal(holes.sum(dim=(1, 2)), heights * widths)
    # Whole in the middle, cut by the edge down to half: the centre lies anywhere from 0 to 16.
    for sides in (heights, widths):
        assert set(sides.tolist()) == {4, 5, 6, 7, 8}


def test_colour_changes_as_far_as_the_paper_says() -> None:
    grey = torch.full((2000, 3, 1, 1), 0.25)
    brightness = _apply(colour, grey, 1.0, _rng())[:, 0, 0, 0] - 0.25
    assert -0.5 <= brightness.min() < -0.48
    assert 0.48 < brightness.max() <= 0.5
    # Two pixels that differ in brightness alone, then one whose channels differ alone.
    edge = torch.tensor([-0.1, 0.1]).view(1, 1, 1, 2).expand(2000, 3, 1, 2)
    contrast = _apply(colour, edge, 1.0, _rng())[:, 0, 0].diff(dim=1) / 0.2
    assert 0.5 <= contrast.min() < 0.52
    assert 1.48 < contrast.max() <= 1.5001
    tint = torch.tensor([-0.1, 0.0, 0.1]).view(1, 3, 1, 1).expand(2000, 3, 1, 1)
    saturation = (
        _apply(colour, tint, 1.0, _rng())[:, 2] - _apply(colour, tint, 1.0, _rng())[:, 0]
    ).flatten() / 0.2
    assert 0 <= saturation.min() < 0.05
    assert 2.5 < saturation.max() <= 3.0001  # twice the saturation, one and a half times the contrast


def test_colour_keeps_grey_images_grey() -> None:
    grey = torch.rand((4, 1, 8, 8), generator=_rng(2)).expand(4, 3, 8, 8)
    changed = _apply(colour, grey, 1.0, _rng())
    assert torch.allclose(changed[:, 0], changed[:, 1], atol=1e-5)


def test_an_unknown_policy_is_an_error() -> None:
    with pytest.raises(KeyError):
        augment(_images(), ["rotation"], 1.0, _rng())


def test_moving_by_products_is_moving_by_slices() -> None:
    torch.manual_seed(0)
    images = torch.randn(5, 3, 8, 12)
    dy, dx = torch.tensor([0, 1, -1, 2, 0]), torch.tensor([0, -1, 1, 0, -2])
    padded = torch.nn.functional.pad(images, (2, 2, 2, 2))
    for i, moved in enumerate(augment_module._moved(images, dy, dx)):
        y, x = int(dy[i]) + 2, int(dx[i]) + 2
        assert torch.equal(moved, padded[i, :, y : y + 8, x : x + 12])


@pytest.mark.parametrize("name", POLICIES)
def test_parts_of_a_batch_are_changed_like_the_whole(name: str) -> None:
    images = _images(6)
    change = draw(6, (16, 16), [name], 0.7, _rng(3))
    parts = torch.cat([change(images[:4], slice(0, 4)), change(images[4:], slice(4, 6))])
    assert torch.equal(parts, change(images, slice(0, 6)))
    assert torch.equal(parts, augment(images, [name], 0.7, _rng(3)))

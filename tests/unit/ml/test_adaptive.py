from __future__ import annotations

import json

import pytest
import torch
from torch import Tensor

from creastudio.ml.adaptive import GROUPS, LIMIT, Controller, changes_in, draw, over_fitting

ALL = changes_in(list(GROUPS))


def _rng(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def _images(count: int = 6) -> Tensor:
    return torch.rand((count, 3, 16, 12), generator=_rng(9)) * 2 - 1


def test_nothing_happens_at_zero_and_everything_at_one() -> None:
    images = _images()
    assert torch.equal(draw(6, (16, 12), ALL, 0.0, _rng())(images), images)
    changed = draw(6, (16, 12), ALL, 1.0, _rng())(images)
    assert all(not torch.equal(a, b) for a, b in zip(changed, images, strict=True))


@pytest.mark.parametrize("group", list(GROUPS))
def test_only_what_is_allowed_happens(group: str) -> None:
    found = draw(64, (16, 16), changes_in([group]), 1.0, _rng())
    moves = bool((found.inverse != torch.eye(2, 3, dtype=torch.float64)).any())
    paints = bool((found.colour != torch.eye(3, 4, dtype=torch.float64)).any())
    assert (moves, paints) == ((False, True) if group == "colour" else (True, False))


def test_what_is_forbidden_leaves_the_other_chances_as_they_were() -> None:
    whole = draw(8, (16, 16), ALL, 0.7, _rng())
    colours = draw(8, (16, 16), changes_in(["colour"]), 0.7, _rng())
    assert torch.equal(whole.colour, colours.colour)


def test_the_generator_moves_on_alike_whatever_p_is() -> None:
    rests: list[float] = []
    for p in (0.0, 0.5, 1.0):
        rng = _rng()
        draw(4, (16, 16), ALL, p, rng)
        rests.append(float(torch.rand(1, generator=rng)))
    assert len(set(rests)) == 1


def test_a_share_p_of_the_images_is_changed() -> None:
    found = draw(4000, (16, 16), frozenset({"brightness"}), 0.3, _rng())
    changed = (found.colour != torch.eye(3, 4, dtype=torch.float64)).flatten(1).any(dim=1)
    assert float(changed.double().mean()) == pytest.approx(0.3, abs=0.03)


def test_parts_of_a_batch_are_changed_like_the_whole() -> None:
    images, found = _images(), draw(6, (16, 12), ALL, 0.8, _rng())
    parts = torch.cat([found(images[:2], slice(0, 2)), found(images[2:], slice(2, 6))])
    assert torch.allclose(parts, found(images), atol=1e-6)


def test_the_gradient_flows_back_and_colours_bear_a_second_one() -> None:
    images = _images().double().requires_grad_(True)
    changed = draw(6, (16, 12), ALL, 1.0, _rng())(images)
    (slope,) = torch.autograd.grad(changed.square().sum(), images)
    assert bool((slope.flatten(1).abs().amax(dim=1) > 0).all())
    colour = draw(6, (16, 12), changes_in(["colour"]), 1.0, _rng())
    assert torch.autograd.gradgradcheck(
        lambda x: colour(x).pow(3), (images[:, :, :2, :2].detach().requires_grad_(True),)
    )


def test_a_quarter_turn_is_one() -> None:
    found = draw(40, (8, 8), frozenset({"quarter"}), 1.0, _rng())
    image = torch.rand((1, 3, 8, 8), generator=_rng(1))
    turns = [image.rot90(k, (2, 3)) for k in range(4)]
    smooth = torch.nn.functional.avg_pool2d
    for made in found(image.expand(40, -1, -1, -1)):
        # A turned picture is filtered a little; its means over 4 x 4 px tell which turn it was.
        errors = [float((smooth(made[None], 4) - smooth(turn, 4)).abs().max()) for turn in turns]
        assert min(errors) < 0.06


def test_the_controller_raises_p_while_pictures_are_known_by_heart_and_lowers_it_again() -> None:
    controller = Controller(images_to_one=1000)
    for _ in range(100):
        controller.update(0.9, 16)
    assert controller.p == LIMIT
    for _ in range(200):
        controller.update(0.1, 16)
    assert controller.p == 0.0


def test_a_leak_lowers_p_for_good() -> None:
    controller = Controller(images_to_one=100)
    for _ in range(100):
        controller.update(1.0, 16)
    controller.warn_of_leak()
    for _ in range(100):
        controller.update(1.0, 16)
    assert controller.p == pytest.approx(0.56)


def test_the_state_of_a_controller_survives_json() -> None:
    controller = Controller(images_to_one=777)
    for reading in (0.7, 0.1, 0.9):
        controller.update(reading, 13)
    again = Controller(images_to_one=777)
    again.restore(json.loads(json.dumps(controller.state())))
    for one in (controller, again):
        one.update(0.8, 13)
    assert controller.state() == again.state()


def test_over_fitting_counts_differences_alone() -> None:
    assert over_fitting(2.0, 1.0, 0.0) == pytest.approx(0.5)
    assert over_fitting(102.0, 101.0, 100.0) == pytest.approx(0.5)
    assert over_fitting(2.0, 2.5, 0.0) == 0.0
    assert over_fitting(2.0, -3.0, 0.0) == 1.0
    assert over_fitting(0.0, 0.0, 1.0) == 0.0

from __future__ import annotations

import torch

from creastudio.ml.adaptive import Changes
from creastudio.ml.augment import augment
from creastudio_gan.engine.augmenting import Augmenting, images_to_one


def _rng() -> torch.Generator:
    return torch.Generator().manual_seed(4)


def test_fixed_policies_are_those_of_the_toolkit() -> None:
    images = torch.rand((4, 3, 8, 8), generator=_rng())
    changed = Augmenting(("translation", "cutout"), 0.5, 1000, measured=True).draw(4, (8, 8), _rng())(
        images, slice(0, 4)
    )
    assert torch.equal(changed, augment(images, ["translation", "cutout"], 0.5, _rng()))


def test_the_adaptive_one_begins_without_changes_and_comes_to_them() -> None:
    images = torch.rand((4, 3, 8, 8), generator=_rng())
    found = Augmenting(("adaptive", "place"), 0.5, 1000, measured=True)
    assert found.p == 0
    assert torch.equal(found.draw(4, (8, 8), _rng())(images, slice(0, 4)), images)
    for _ in range(2000):
        found.controller.update(0.9, 16)
    assert not torch.equal(found.draw(4, (8, 8), _rng())(images, slice(0, 4)), images)


def test_where_nothing_is_held_out_the_adaptive_one_has_a_fixed_chance() -> None:
    found = Augmenting(("adaptive", "place"), 0.5, 1000, measured=False)
    found.controller.update(0.9, 160)
    assert (found.p, found.adaptive) == (0.5, False)
    assert Augmenting((), 0.5, 1000, measured=True).p == 0.0


def test_what_is_forbidden_for_a_folder_never_happens() -> None:
    images = torch.rand((4, 3, 8, 8), generator=_rng())
    found = Augmenting(("adaptive", "turn", "colour"), 1.0, 1000, False, ("flip", "colour"))
    changes = found.draw(400, (8, 8), _rng())
    assert isinstance(changes, Changes)
    assert torch.equal(changes.colour, torch.eye(3, 4, dtype=torch.float64).expand(400, 3, 4))
    # Flips alone turn the sign of the determinant; turns don't.
    assert bool((torch.linalg.det(changes.inverse[:, :, :2]) > 0).all())
    fixed = Augmenting(("colour",), 1.0, 1000, False, ("colour",)).draw(4, (8, 8), _rng())
    assert torch.equal(fixed(images, slice(0, 4)), images)


def test_short_trainings_adapt_faster() -> None:
    assert images_to_one(45_000) == 9000
    assert images_to_one(100) == 5000
    assert images_to_one(25_000_000) == 500_000

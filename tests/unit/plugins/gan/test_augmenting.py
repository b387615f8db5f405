from __future__ import annotations

import json

import torch

from creastudio.ml.augment import augment
from creastudio_gan.engine.augmenting import Augmenting, images_to_one


def _rng() -> torch.Generator:
    return torch.Generator().manual_seed(4)


def test_fixed_policies_are_those_of_the_toolkit() -> None:
    images = torch.rand((4, 3, 8, 8), generator=_rng())
    changed = Augmenting(("translation", "cutout"), 0.5, 1000).draw(4, (8, 8), _rng())(images, slice(0, 4))
    assert torch.equal(changed, augment(images, ["translation", "cutout"], 0.5, _rng()))


def test_the_adaptive_one_begins_without_changes_and_comes_to_them() -> None:
    images = torch.rand((4, 3, 8, 8), generator=_rng())
    found = Augmenting(("adaptive", "place"), 0.5, 1000)
    assert found.p == 0
    assert torch.equal(found.draw(4, (8, 8), _rng())(images, slice(0, 4)), images)
    assert found.controller is not None
    for _ in range(2000):
        found.controller.update(0.9, 16)
    assert not torch.equal(found.draw(4, (8, 8), _rng())(images, slice(0, 4)), images)


def test_its_state_goes_through_json() -> None:
    found, again = (Augmenting(("adaptive", "colour"), 0.5, 1000) for _ in range(2))
    assert found.controller is not None
    found.controller.update(0.9, 160)
    again.restore(json.loads(json.dumps(found.state())))
    assert again.p == found.p > 0
    fixed = Augmenting(("translation",), 0.5, 1000)
    fixed.restore(found.state())
    assert (fixed.p, fixed.state()) == (0.5, {})


def test_short_trainings_adapt_faster() -> None:
    assert images_to_one(45_000) == 9000
    assert images_to_one(100) == 5000
    assert images_to_one(25_000_000) == 500_000

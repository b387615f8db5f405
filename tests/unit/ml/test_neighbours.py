from __future__ import annotations

import torch
from torch import Tensor

from creastudio.ml.metrics import PcaFeatures
from creastudio.ml.neighbours import Neighbours, difference_hash


def _pictures(count: int, seed: int) -> Tensor:
    rng = torch.Generator().manual_seed(seed)
    small = torch.rand((count, 3, 6, 6), generator=rng)
    large = torch.nn.functional.interpolate(small, size=(24, 24), mode="bilinear")
    return (large * 255).to(torch.uint8)


def test_a_copy_is_found_and_a_new_picture_is_not_called_one() -> None:
    known = _pictures(120, 0)
    noise = torch.randint(-6, 7, known[:8].shape, generator=torch.Generator().manual_seed(2))
    copies = (known[:8].int() + noise).clamp(0, 255).to(torch.uint8)
    finder = Neighbours(known, PcaFeatures.fit(known))
    near = finder.nearest(torch.cat([copies, _pictures(8, 1)]))
    assert near.index[:8, 0].tolist() == list(range(8))
    assert near.copies.tolist() == [True] * 8 + [False] * 8
    assert bool((near.distance[:, :-1] <= near.distance[:, 1:]).all())


def test_the_unit_is_how_far_pictures_are_apart() -> None:
    known = _pictures(200, 0)
    near = Neighbours(known, PcaFeatures.fit(known)).nearest(_pictures(100, 5))
    assert 0.7 < float(near.distance[:, 0].median()) < 1.5


def test_twins_and_tiny_sets_do_not_break_it() -> None:
    same = _pictures(1, 0).repeat(5, 1, 1, 1)
    near = Neighbours(same, PcaFeatures.fit(same)).nearest(same[:2])
    assert bool(near.copies.all())
    two = _pictures(2, 3)
    assert Neighbours(two, PcaFeatures.fit(two)).nearest(two, 3).index.shape == (2, 2)


def test_the_hash_does_not_see_a_change_of_light() -> None:
    known = _pictures(10, 4)
    darker = (known.float() * 0.6).to(torch.uint8)
    assert float((difference_hash(known) != difference_hash(darker)).double().mean()) < 0.05

from __future__ import annotations

import torch

from creastudio.ml.augment import augment
from creastudio_gan.engine.augmenting import CHANGED, Augmenting, changed, images_to_one


def _rng() -> torch.Generator:
    return torch.Generator().manual_seed(4)


def test_fixed_policies_are_those_of_the_toolkit() -> None:
    images = torch.rand((4, 3, 8, 8), generator=_rng())
    found = Augmenting(("translation", "cutout"), 0.5, 1000, measured=True).draw(4, (8, 8), _rng())(
        images, slice(0, 4)
    )
    assert torch.equal(found, augment(images, ["translation", "cutout"], 0.5, _rng()))


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
    # A picture that is dark on its left, grey throughout: it may be turned, neither mirrored nor coloured.
    ramp = torch.linspace(-1, 1, 8).expand(200, 3, 8, 8)
    made = found.draw(200, (8, 8), _rng())(ramp, slice(0, 200))
    assert torch.allclose(made.amax(dim=1), made.amin(dim=1), atol=1e-6)
    mirrored = Augmenting(("adaptive", "turn"), 1.0, 1000, False, ("quarter", "rotate")).draw(
        200, (8, 8), _rng()
    )
    assert bool((mirrored(ramp, slice(0, 200))[:, 0, :, 0] > 0).any())
    straight = Augmenting(("adaptive", "turn"), 1.0, 1000, False, ("quarter", "rotate", "flip"))
    assert torch.equal(straight.draw(200, (8, 8), _rng())(ramp, slice(0, 200)), ramp)
    fixed = Augmenting(("colour",), 1.0, 1000, False, ("colour",)).draw(4, (8, 8), _rng())
    assert torch.equal(fixed(images, slice(0, 4)), images)


def test_short_trainings_adapt_faster() -> None:
    assert images_to_one(45_000) == 9000
    assert images_to_one(100) == 5000
    assert images_to_one(25_000_000) == 500_000


def test_changes_are_precise_whatever_autocast_says() -> None:
    images = torch.rand((4, 3, 8, 8), generator=_rng())
    change = Augmenting(("adaptive", "colour"), 1.0, 1000, measured=False).draw(4, (8, 8), _rng())
    with torch.autocast("cpu", torch.bfloat16):
        half = change(images, slice(0, 4))
    assert torch.equal(half, change(images, slice(0, 4)))


def test_many_pictures_are_changed_in_parts_that_fit_into_memory() -> None:
    pictures = torch.randint(0, 256, (2 * CHANGED + 3, 3, 8, 8), generator=_rng()).to(torch.uint8)
    change = Augmenting(("translation", "colour"), 1.0, 0, measured=False).draw(len(pictures), (8, 8), _rng())
    sizes: list[int] = []

    def seen(images: torch.Tensor, part: slice) -> torch.Tensor:
        sizes.append(len(images))
        return change(images, part)

    made = changed(pictures, seen)
    assert max(sizes) <= CHANGED
    whole = change(pictures.float() / 127.5 - 1, slice(None)).mul(127.5).add(127.5).round().clamp(0, 255)
    assert torch.equal(made, whole.to(torch.uint8))

from __future__ import annotations

import torch
from torch import Tensor

from creastudio.ml.pictures import to_uint8
from creastudio_gan.engine.appraisal import Appraiser
from creastudio_gan.engine.augmenting import Augmenting


def _pictures(count: int, seed: int) -> Tensor:
    """A light square in the same place on differently coloured grounds."""
    rng = torch.Generator().manual_seed(seed)
    images = torch.rand((count, 3, 1, 1), generator=rng).expand(-1, -1, 24, 24) * 1.2 - 1
    images = images.clone()
    images[:, :, 6:14, 6:14] = 0.2 + 0.7 * torch.rand((count, 3, 1, 1), generator=rng)
    return to_uint8(images)


def test_variety_is_1_for_pictures_like_these_and_0_for_one_over_and_over() -> None:
    appraiser = Appraiser(_pictures(200, 0))
    assert 0.8 < appraiser.variety(_pictures(100, 1)) < 1.2
    assert appraiser.variety(_pictures(1, 1).repeat(50, 1, 1, 1)) < 0.01


def test_copies_are_counted_and_shown_beside_their_pictures() -> None:
    known = _pictures(200, 0)
    samples = torch.cat([_pictures(30, 1), known[:3]])
    found = Appraiser(known).closest(samples)
    assert found is not None
    assert found.copies >= 3
    assert found.nearest < 0.05
    assert found.columns == 4
    assert found.sheet.shape == (3, 4 * 24, 4 * 24)
    # The first row begins with a copy and the picture it was made from.
    assert torch.equal(found.sheet[:, :24, :24], found.sheet[:, :24, 24:48])
    assert len(found.captions) == 16
    assert found.captions[:2] == ("", "0.00")


def test_one_picture_has_no_neighbours() -> None:
    assert Appraiser(_pictures(1, 0)).closest(_pictures(4, 1)) is None


def test_changes_that_show_in_what_is_made_are_found_the_second_time() -> None:
    appraiser = Appraiser(_pictures(300, 0))
    augmenting = Augmenting(("translation",), 0.9, 1000, measured=False)
    good = _pictures(200, 1)
    change = augmenting.draw(200, (24, 24), torch.Generator().manual_seed(5))
    leaking = to_uint8(change(good.float() / 127.5 - 1, slice(0, 200)))
    assert appraiser.leak(good, augmenting) == 0
    assert appraiser.leak(leaking, augmenting) == 0
    again = Appraiser(_pictures(300, 0))
    again.restore(appraiser.state())
    assert again.leak(leaking, augmenting) == 1
    assert again.leak(good, augmenting) == 0
    assert again.leak(leaking, Augmenting((), 0.5, 1000, measured=False)) == 0

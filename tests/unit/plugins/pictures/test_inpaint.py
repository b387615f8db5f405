from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from creastudio.api import JobCancelled, UserError
from creastudio.api.testing import FakeContext
from creastudio_pictures.engine import inpaint
from creastudio_pictures.tools.inpaint import InpaintParams
from tests.support.scenes import opened, scene

Save = Callable[..., Path]
Make = Callable[..., FakeContext]


def mask_of(
    size: tuple[int, int] = (48, 48), box: tuple[int, int, int, int] = (20, 20, 10, 12)
) -> NDArray[np.floating]:
    mask = np.zeros(size)
    top, left, height, width = box
    mask[top : top + height, left : left + width] = 1
    return mask


def test_what_is_masked_goes_and_the_rest_stays(save: Save, context: Make) -> None:
    pixels = np.full((48, 48, 3), 0.5)
    pixels[22:28, 22:30] = (1, 0, 0)
    ctx = context(picture=save(pixels), mask=save(mask_of(), "mask.png"), seed=3)
    inpaint.run(InpaintParams(), ctx)
    (result,) = ctx.results
    made = opened(result.data)
    assert made.shape == (48, 48, 3)
    assert np.abs(made - 0.5).max() < 0.02
    assert result.seed == 3
    assert ctx.previews
    assert ctx.fractions[-1] == 1


def test_a_soft_mask_mixes(save: Save, context: Make) -> None:
    pixels = np.full((48, 48, 3), 0.4)
    pixels[20:30, 20:32] = 0.8
    ctx = context(picture=save(pixels), mask=save(mask_of() * 0.5, "mask.png"))
    inpaint.run(InpaintParams(grow=0), ctx)
    assert abs(opened(ctx.results[0].data)[25, 26].mean() - 0.6) < 0.03


def test_without_a_mask_transparent_parts_are_filled(save: Save, context: Make) -> None:
    pixels = np.ones((40, 40, 4))
    pixels[..., :3] = (0.2, 0.6, 0.3)
    pixels[10:20, 10:20] = 0
    ctx = context(picture=save(pixels))
    inpaint.run(InpaintParams(), ctx)
    made = opened(ctx.results[0].data)
    assert made[15, 15] == pytest.approx((0.2, 0.6, 0.3, 1), abs=0.02)


def test_what_is_half_transparent_is_no_hole(save: Save, context: Make) -> None:
    pixels = np.ones((60, 60, 4))
    pixels[..., :3] = (0.2, 0.6, 0.3)
    pixels[10:20, 10:20] = 0
    pixels[9, 10:20, 3] = 0.5
    pixels[40:50, 40:50, 3] = 0.5
    ctx = context(picture=save(pixels))
    inpaint.run(InpaintParams(), ctx)
    alpha = opened(ctx.results[0].data)[..., 3]
    assert alpha[9:20, 10:20].min() > 0.98
    assert alpha[45, 45] == pytest.approx(0.5, abs=0.01)


def test_seeds_give_other_fills_and_the_same_seed_the_same(save: Save, context: Make) -> None:
    files = {"picture": save(scene(48, 48)), "mask": save(mask_of(), "mask.png")}
    both = context(seed=5, **files)
    inpaint.run(InpaintParams(count=2, effort=0.25), both)
    second = context(seed=6, **files)
    inpaint.run(InpaintParams(effort=0.25), second)
    assert both.results[0].data != both.results[1].data
    assert both.results[1].data == second.results[0].data


def test_of_a_large_picture_only_the_surroundings_are_looked_at(save: Save, context: Make) -> None:
    pixels = np.full((60, 400, 3), 0.3)
    ctx = context(picture=save(pixels), mask=save(mask_of((60, 400), (25, 380, 8, 8)), "mask.png"))
    inpaint.run(InpaintParams(effort=0.25), ctx)
    assert opened(ctx.results[0].data).shape == (60, 400, 3)


@pytest.mark.parametrize(
    ("mask", "said"),
    [
        (np.zeros((48, 48)), "Nothing is masked"),
        (np.ones((48, 48)), "All of the picture"),
        (mask_of((48, 48), (5, 5, 43, 43)), "Too little"),
        (None, "Nothing is masked"),
    ],
)
def test_masks_that_make_no_sense_are_said(
    mask: NDArray[np.floating] | None, said: str, save: Save, context: Make
) -> None:
    files = {} if mask is None else {"mask": save(mask, "mask.png")}
    with pytest.raises(UserError, match=said):
        inpaint.run(InpaintParams(), context(picture=save(scene(48, 48)), **files))


def test_nothing_painted_around_the_mask_is_said(save: Save, context: Make) -> None:
    pixels = np.zeros((48, 48, 4))
    pixels[20:30, 20:32] = 1
    with pytest.raises(UserError, match="nothing around"):
        inpaint.run(InpaintParams(), context(picture=save(pixels), mask=save(mask_of(), "mask.png")))


def test_a_cancel_is_heard_between_turns(save: Save, context: Make) -> None:
    ctx = context(picture=save(scene(48, 48)), mask=save(mask_of(), "mask.png"), cancel_at=4)
    with pytest.raises(JobCancelled):
        inpaint.run(InpaintParams(), ctx)
    assert ctx.results == []

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_pictures.engine import cutout
from creastudio_pictures.tools.cutout import CutoutParams
from tests.support.scenes import opened

Save = Callable[..., Path]
Make = Callable[..., FakeContext]


def thing(
    height: int = 90, width: int = 120, blur: float = 1.0
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """A disc with a soft edge on a noisy ground, and its true shape."""
    y, x = np.mgrid[0:height, 0:width]
    shape = np.clip((28 - np.hypot(y - 45, x - 70)) / blur + 0.5, 0, 1)
    ground = np.array([0.2, 0.45, 0.3]) + np.random.default_rng(0).normal(0, 0.02, (height, width, 1))
    pixels = shape[..., None] * np.array([0.9, 0.6, 0.2]) + (1 - shape[..., None]) * ground
    return np.clip(pixels, 0, 1), shape


def test_the_thing_stays_and_the_ground_goes(save: Save, context: Make) -> None:
    pixels, shape = thing()
    ctx = context(picture=save(pixels))
    cutout.run(CutoutParams(), ctx)
    made = opened(ctx.results[0].data)
    assert made.shape == (90, 120, 4)
    assert np.abs(made[..., 3] - shape).mean() < 0.01
    assert "cut out" in ctx.results[0].title


def test_a_blurred_edge_is_half_transparent_and_has_the_thing_s_colour(save: Save, context: Make) -> None:
    pixels, shape = thing(blur=8)
    ctx = context(picture=save(pixels))
    cutout.run(CutoutParams(edge=6), ctx)
    made = opened(ctx.results[0].data)
    soft = (shape > 0.3) & (shape < 0.7)
    assert np.abs(made[..., 3] - shape)[soft].mean() < 0.2
    assert np.abs(made[soft][:, :3] - (0.9, 0.6, 0.2)).mean() < 0.05


def test_a_selection_says_which_thing(save: Save, context: Make) -> None:
    pixels, shape = thing()
    pixels[5:25, 5:25] = (0.9, 0.1, 0.6)
    mask = np.zeros((90, 120))
    mask[2:30, 2:30] = 1
    ctx = context(picture=save(pixels), mask=save(mask, "mask.png"))
    cutout.run(CutoutParams(), ctx)
    alpha = opened(ctx.results[0].data)[..., 3]
    assert alpha[7:23, 7:23].min() > 0.9
    assert alpha[shape > 0].max() == 0


def test_what_was_transparent_stays_so(save: Save, context: Make) -> None:
    pixels, _ = thing()
    alpha = np.ones((90, 120))
    alpha[:, :60] = 0
    ctx = context(picture=save(np.dstack([pixels, alpha])))
    cutout.run(CutoutParams(), ctx)
    made = opened(ctx.results[0].data)[..., 3]
    assert made[:, :60].max() == 0
    assert made[45, 80] > 0.9


def test_what_is_cut_out_already_stays_as_it_is(save: Save, context: Make) -> None:
    _, shape = thing()
    plain = np.broadcast_to(np.array([0.4, 0.5, 0.45]), (90, 120, 3))
    ctx = context(picture=save(np.dstack([plain, shape])))
    cutout.run(CutoutParams(), ctx)
    made = opened(ctx.results[0].data)[..., 3]
    assert np.abs(made - shape).mean() < 0.01


def test_holes_are_filled_unless_they_shall_stay(save: Save, context: Make) -> None:
    pixels, _ = thing()
    pixels[38:52, 63:77] = (0.2, 0.45, 0.3)
    found = []
    for fill in (True, False):
        ctx = context(picture=save(pixels))
        cutout.run(CutoutParams(fill=fill), ctx)
        found.append(opened(ctx.results[0].data)[45, 70, 3])
    assert found[0] > 0.9
    assert found[1] < 0.1


def test_where_nothing_stands_out_it_is_said(save: Save, context: Make) -> None:
    with pytest.raises(UserError, match="Nothing stands out") as caught:
        cutout.run(CutoutParams(), context(picture=save(np.full((40, 40, 3), 0.5))))
    assert "Select" in caught.value.hint

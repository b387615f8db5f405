from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_pictures.engine import texture
from creastudio_pictures.tools.texture import TextureParams
from tests.support.scenes import opened, scene

Save = Callable[..., Path]
Make = Callable[..., FakeContext]


def test_it_has_the_wanted_size_and_no_colours_but_those_of_the_picture(save: Save, context: Make) -> None:
    ctx = context(picture=save(scene(40, 40)), seed=2)
    texture.run(TextureParams(width=70, height=50, piece=16, count=2), ctx)
    first, second = (opened(result.data) for result in ctx.results)
    assert first.shape == second.shape == (50, 70, 3)
    there = {tuple(colour) for colour in opened(save(scene(40, 40)).read_bytes()).reshape(-1, 3).tolist()}
    assert {tuple(colour) for colour in first.reshape(-1, 3).tolist()} <= there
    assert [result.seed for result in ctx.results] == [2, 3]
    assert not np.array_equal(first, second)


def test_a_piece_larger_than_the_picture_is_made_smaller(save: Save, context: Make) -> None:
    ctx = context(picture=save(scene(30, 26)))
    texture.run(TextureParams(width=40, height=40, piece=512), ctx)
    assert opened(ctx.results[0].data).shape == (40, 40, 3)


def test_a_tiny_picture_is_said(save: Save, context: Make) -> None:
    with pytest.raises(UserError, match="too small"):
        texture.run(TextureParams(), context(picture=save(scene(40, 40)[:8])))

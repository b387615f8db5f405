from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from creastudio.api import LiveFrame, Model, UserError
from creastudio.api.testing import FakeContext
from creastudio_gan.engine import explore, live
from creastudio_gan.tools.explore import PictureParams


def _rgba(frame: object) -> Any:
    assert isinstance(frame, LiveFrame)
    return np.frombuffer(frame.pixels(), np.uint8).reshape(frame.height, frame.width, 4).astype(int)


@pytest.mark.parametrize("name", ["tiny_model", "style_model"])
def test_a_live_picture_is_that_of_a_job(request: pytest.FixtureRequest, name: str, tmp_path: Path) -> None:
    model: Model = request.getfixturevalue(name)
    params = PictureParams(model=model.card.id, x=0.5, truncation=0.8, directions="1:2")
    context = FakeContext(tmp_path, seed=7, models=[model], params=params)
    render = live.open(context)
    explore.run(params, context)
    seen = _rgba(render(params))
    with Image.open(io.BytesIO(context.results[0].read())) as opened:
        wanted = np.asarray(opened.convert("RGBA")).astype(int)
    assert abs(seen - wanted).max() <= 1
    assert (seen[..., 3] == 255).all()
    context.seed = 8
    assert abs(_rgba(render(params)) - wanted).max() > 0


def test_a_state_that_the_model_has_not_is_said_and_the_session_goes_on(
    tmp_path: Path, tiny_model: Model
) -> None:
    params = PictureParams(model="tiny")
    odd = PictureParams(model="tiny", mix="coarse=3")
    render = live.open(FakeContext(tmp_path, models=[tiny_model], params=odd))
    with pytest.raises(UserError, match="no style layers"):
        render(odd)
    assert _rgba(render(params)).shape[1] == 16

"""Small trainings that learn: both networks come nearer to their pictures, with all that watches over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from creastudio.api.testing import FakeContext
from creastudio.ml import checkpoint
from creastudio.ml.training import LATEST
from creastudio_gan.engine import train, training_task
from creastudio_gan.tools.train import TrainParams

Make = Callable[..., FakeContext]


@pytest.fixture
def many(pictures: Path) -> Path:
    """220 pictures: a light square low in a dark, coloured ground."""
    rng = np.random.default_rng(3)
    for path in pictures.iterdir():
        path.unlink()
    for index in range(220):
        pixels = np.empty((16, 16, 3), np.uint8)
        pixels[:] = rng.integers(0, 90, 3)
        pixels[8:14, 5:11] = rng.integers(180, 256, 3)
        Image.fromarray(pixels).save(pictures / f"{index:03d}.png")
    return pictures


def _curves(context: FakeContext) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for name, value, _ in context.metrics:
        found.setdefault(name, []).append(value)
    return found


@pytest.mark.parametrize("network", ["quick", "style"])
def test_the_distance_falls(
    many: Path, make_context: Make, network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_task, "JUDGED_FROM", 200)
    context = make_context()
    settings: dict[str, Any] = {"network": network, "resolution": "16", "width": 16, "batch": 16}
    train.run(
        TrainParams(**settings, kimg=2.4, snapshot=0.8, average=0.5, augment="adaptive", keep=2), context
    )
    curves = _curves(context)
    assert curves["distance"][-1] < 0.5 * curves["distance"][0]
    assert curves["coverage"][-1] > curves["coverage"][0]
    # What watches over it was at work: held-out pictures, nearest pictures, advice, checkpoints to go back to.
    assert all(0 <= value <= 1 for name in ("over_fitting", "told_apart", "copies") for value in curves[name])
    assert any(artifact.metadata.get("panel") for artifact in context.previews)
    first, last = context.advised[0][1], context.advised[-1][1]
    assert "18 held out" in first[0].text
    assert last[-1].text.startswith("Done. The best is that of")
    facts = checkpoint.read(context.checkpoint_dir() / LATEST)[1]
    assert len(facts["kept"]) == 2
    assert len(list(context.checkpoint_dir().glob("kept-*"))) == 2
    (model,) = context.saved
    assert "over-fitting, by held-out pictures" in model.card.metrics

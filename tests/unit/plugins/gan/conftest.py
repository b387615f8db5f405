from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from safetensors.torch import save_file

from creastudio.api import Model, ModelCard
from creastudio.api.testing import FakeContext
from creastudio.ml import checkpoint, device


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tiny networks are slower on several threads."""
    monkeypatch.setenv("CREASTUDIO_THREADS", "1")
    device.prepare("cpu")


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """24 small pictures: a coloured square on a coloured ground."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for index in range(24):
        pixels = np.empty((16, 16, 3), np.uint8)
        pixels[:] = rng.integers(0, 256, 3)
        pixels[4:12, 4:12] = rng.integers(0, 256, 3)
        Image.fromarray(pixels).save(folder / f"{index:02d}.png")
    return folder


@pytest.fixture
def tiny_model(tmp_path: Path) -> Model:
    """An untrained 16 px model called "tiny"."""
    import torch

    from creastudio_gan.engine.models import HYBRID, Config

    config = Config((8, 8, 8), z_dim=16)
    torch.manual_seed(0)
    weights = tmp_path / "tiny.safetensors"
    save_file(checkpoint.half(config.build()), weights)
    card = ModelCard(id="tiny", title="Tiny", family="gan", architecture=HYBRID, config=config.to_json())
    return Model(card, tmp_path, weights)


@pytest.fixture
def make_context(tmp_path: Path, pictures: Path) -> Callable[..., FakeContext]:
    """A function (name, seed, cancel_at) that returns contexts, each name with a folder of its own."""

    def make(name: str = "job", seed: int = 7, cancel_at: int | None = None) -> FakeContext:
        return FakeContext(
            tmp_path / name,
            seed=seed,
            model_name="Mine, all mine",
            inputs={"data": pictures},
            cancel_at=cancel_at,
        )

    return make


@pytest.fixture
def context(make_context: Callable[..., FakeContext]) -> FakeContext:
    """A context to train with."""
    return make_context()

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


@pytest.fixture
def make_style_model(tmp_path: Path) -> Callable[..., Model]:
    """A function (id, **config) that returns untrained 16 px models with a W space, their means measured."""
    import torch

    from creastudio_gan.engine.models import STYLE, Config

    def make(name: str = "styled", **config: Any) -> Model:
        plan = Config(**{"channels": (16, 16, 16), "z_dim": 12, "w_dim": 16, "architecture": STYLE, **config})
        torch.manual_seed(1)
        network = plan.build()
        network.measure_means(torch.randn(256, 12))  # pyright: ignore[reportCallIssue]
        weights = tmp_path / f"{name}.safetensors"
        save_file(checkpoint.half(network), weights)
        sha256 = hashlib.sha256(weights.read_bytes()).hexdigest()
        card = ModelCard(
            id=name, title="Styled", family="gan", architecture=STYLE, config=plan.to_json(), sha256=sha256
        )
        return Model(card, tmp_path, weights)

    return make


@pytest.fixture
def style_model(make_style_model: Callable[..., Model]) -> Model:
    """An untrained 16 px model with a W space, without classes."""
    return make_style_model()


@pytest.fixture
def make_styled(tmp_path: Path) -> Callable[..., Model]:
    """A function (names of classes) that returns an untrained 8 px model with styles."""

    def make(classes: tuple[str, ...] = ()) -> Model:
        import torch

        from creastudio_gan.engine.models import STYLE, Config
        from creastudio_gan.engine.style import StyleGenerator

        config = Config((8, 8), z_dim=12, architecture=STYLE, w_dim=10, classes=classes)
        torch.manual_seed(1)
        network = config.build()
        assert isinstance(network, StyleGenerator)
        network.measure_means(torch.randn(64, 12))
        weights = tmp_path / "styled.safetensors"
        save_file(checkpoint.half(network), weights)
        card = ModelCard(
            id="styled", title="Styled", family="gan", architecture=STYLE, config=config.to_json()
        )
        return Model(card, tmp_path, weights)

    return make

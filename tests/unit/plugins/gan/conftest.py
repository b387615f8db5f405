from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from safetensors.torch import save_file

from creastudio.api import Artifact, InputFile, JobCancelled, Model, ModelCard, UserError
from creastudio.ml import checkpoint, device


class Desk:
    """A job context that keeps what it is given; cancels after `looks` looks."""

    def __init__(self, folder: Path, seed: int = 7, looks: int = 10**9) -> None:
        self.folder, self.seed, self.looks = folder, seed, looks
        self.variation, self.variation_seed = 0.0, 0
        self.model_name, self.device = "Mine, all mine", "cpu"
        self.settings: Mapping[str, Any] = {}
        self.data_dir, self.scratch = _made(folder / "data"), _made(folder / "scratch")
        self.log = logging.getLogger("creastudio.test.gan")
        self.artifacts: list[Artifact] = []
        self.previews: list[Artifact] = []
        self.metrics: list[tuple[str, float, int]] = []
        self.fractions: list[float] = []
        self.models: dict[str, Model] = {}

    def progress(self, fraction: float, message: str = "") -> None:
        self.fractions.append(fraction)

    def preview(self, artifact: Artifact) -> None:
        self.previews.append(artifact)

    def emit(self, artifact: Artifact) -> None:
        self.artifacts.append(artifact)

    def metric(self, name: str, value: float, step: int) -> None:
        self.metrics.append((name, value, step))

    def check_cancelled(self) -> None:
        if self.looks == 0:
            raise JobCancelled
        self.looks -= 1

    def checkpoint_dir(self) -> Path:
        return _made(self.folder / "checkpoint")

    def model(self, ref: str) -> Model:
        if ref not in self.models:
            raise UserError(f"There is no model '{ref}'.")
        return self.models[ref]

    def input(self, name: str) -> InputFile:
        return InputFile(name, self.folder / "pictures")

    def save_model(self, card: ModelCard, weights: Path) -> None:
        kept = _made(self.folder / card.id) / "model.safetensors"
        kept.write_bytes(weights.read_bytes())
        full = card.model_copy(update={"sha256": checkpoint.sha256(kept), "bytes": kept.stat().st_size})
        self.models[card.id] = Model(full, kept.parent, kept)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tiny networks are slower on several threads."""
    monkeypatch.setenv("CREASTUDIO_THREADS", "1")
    device.prepare("cpu")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A job context over an empty folder."""
    return Desk(tmp_path)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """24 small pictures: a coloured square on a coloured ground."""
    folder = _made(tmp_path / "pictures")
    rng = np.random.default_rng(0)
    for index in range(24):
        pixels = np.empty((16, 16, 3), np.uint8)
        pixels[:] = rng.integers(0, 256, 3)
        pixels[4:12, 4:12] = rng.integers(0, 256, 3)
        Image.fromarray(pixels).save(folder / f"{index:02d}.png")
    return folder


@pytest.fixture
def tiny_model(desk: Desk) -> Model:
    """An untrained 16 px model called "tiny", known to `desk`."""
    import torch

    from creastudio_gan.engine.models import ARCHITECTURE, Config

    config = Config((8, 8, 8), z_dim=16)
    torch.manual_seed(0)
    weights = desk.scratch / "tiny.safetensors"
    save_file(checkpoint.half(config.build()), weights)
    desk.save_model(
        ModelCard(id="tiny", title="Tiny", family="gan", architecture=ARCHITECTURE, config=config.to_json()),
        weights,
    )
    return desk.models["tiny"]


@pytest.fixture
def make_desk(tmp_path: Path, pictures: Path) -> Callable[..., Desk]:
    """A function (name, looks, seed) that returns contexts over folders of their own with the same pictures."""

    def make(name: str, looks: int = 10**9, seed: int = 7) -> Desk:
        desk = Desk(_made(tmp_path / name), seed, looks)
        desk.input = lambda name: InputFile(name, pictures)
        return desk

    return make

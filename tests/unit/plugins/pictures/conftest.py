from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from creastudio.api.testing import FakeContext
from creastudio.ml import device


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tiny networks are slower on several threads."""
    monkeypatch.setenv("CREASTUDIO_THREADS", "1")
    device.prepare("cpu")


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """A function (pixels 0 to 1, name) that writes a PNG and returns its path."""

    def write(pixels: NDArray[np.floating], name: str = "picture.png") -> Path:
        path = tmp_path / name
        Image.fromarray(np.round(np.clip(pixels, 0, 1) * 255).astype(np.uint8)).save(path)
        return path

    return write


@pytest.fixture
def context(tmp_path: Path) -> Callable[..., FakeContext]:
    """A function (inputs, seed=..., cancel_at=...) that returns a job context."""

    def make(name: str = "job", **options: object) -> FakeContext:
        inputs = {key: value for key, value in options.items() if isinstance(value, Path)}
        rest = {key: value for key, value in options.items() if not isinstance(value, Path)}
        return FakeContext(tmp_path / name, inputs=inputs, **rest)  # pyright: ignore[reportArgumentType]

    return make

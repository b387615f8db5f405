from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from creastudio.api import Model
from creastudio.api.testing import FakeContext
from creastudio.ml import device
from creastudio_text.engine import adapters, loading
from creastudio_text.engine.tuning import run
from creastudio_text.tools.tune import TuneParams
from tests.support.text_models import opened, random_folder

TINY: dict[str, Any] = {
    "model": "base",
    "passes": 2,
    "block": 16,
    "batch": 2,
    "looks": 2,
    "longest": 6,
    "rank": 2,
    "precision": "float32",
}

Tune = Callable[..., FakeContext]


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """One thread, and nothing warm from another test."""
    monkeypatch.setenv("CREASTUDIO_THREADS", "1")
    device.prepare("cpu")
    loading.forget_all()
    adapters.forget_all()


@pytest.fixture
def base(tmp_path: Path) -> Model:
    """A tiny random Llama called "base"."""
    return opened(random_folder(tmp_path / "base"), languages=("en",))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder of 14 short texts."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for index in range(14):
        line = f"The moon number {index} is over the hill and the river is still.\n"
        (folder / f"{index:02d}.txt").write_text(line)
    return folder


@pytest.fixture
def tune(tmp_path: Path, base: Model, texts: Path) -> Tune:
    """A function (name of the job, **settings) that tunes and returns its context."""

    def run_it(name: str = "job", cancel_at: int | None = None, **settings: Any) -> FakeContext:
        context = FakeContext(
            tmp_path / name,
            seed=3,
            model_name="Mine",
            inputs={"data": texts},
            models=[base],
            cancel_at=cancel_at,
        )
        run.run(TuneParams(**{**TINY, **settings}), context)
        return context

    return run_it
